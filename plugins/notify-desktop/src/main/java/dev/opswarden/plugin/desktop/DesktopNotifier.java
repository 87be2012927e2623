package dev.opswarden.plugin.desktop;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.Notifier;
import io.vertx.core.Future;
import org.pf4j.Extension;

/**
 * The notifier for a desktop session.
 *
 * <p>This version shows nothing: it declines, and says so in the report of the tick.
 */
@Extension
public final class DesktopNotifier implements Notifier {

    /** A notifier that has done nothing yet. */
    public DesktopNotifier() {}

    @Override
    public String id() {
        return "desktop";
    }

    @Override
    public Future<Outcome> notify(Digest digest) {
        return Future.succeededFuture(
                new Outcome.Declined("this version of notify-desktop does not show notifications yet"));
    }
}
