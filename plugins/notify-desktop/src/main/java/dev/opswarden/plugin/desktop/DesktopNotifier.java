package dev.opswarden.plugin.desktop;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.PluginContext;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/** Shows a notification in the desktop session, by {@code notify-send} as a process of its own. */
@Extension
public final class DesktopNotifier implements Notifier {

    private final PluginContext context;
    private final Map<String, String> environment;
    private volatile @Nullable NotifySend running;

    /** A notifier for the session of this process. */
    public DesktopNotifier(PluginContext context) {
        this(context, System.getenv());
    }

    DesktopNotifier(PluginContext context, Map<String, String> environment) {
        this.context = context;
        this.environment = environment;
    }

    @Override
    public String id() {
        return "desktop";
    }

    @Override
    public Future<Outcome> notify(Digest digest) {
        Desktop desktop = new Desktop(environment);
        Optional<String> absent = desktop.absence();
        if (absent.isPresent()) {
            return Future.succeededFuture(new Outcome.Declined(absent.get()));
        }
        NotifySend child = new NotifySend(desktop.program().orElseThrow(), environment);
        running = child;
        return Future.succeededFuture(child.show(NotificationPage.of(context.agent(), digest), limit()));
    }

    /** Ends the process if it is still there: the tick was ended in the middle. */
    @Override
    public Future<Void> close() {
        NotifySend child = running;
        if (child != null) {
            child.end();
        }
        return Future.succeededFuture();
    }

    /** Less than the host waits, so that it is this that ends the process and tells of it. */
    private Duration limit() {
        Duration stage = context.settings().duration("WORKER_TIMEOUT_NOTIFY");
        return stage.multipliedBy(9).dividedBy(10);
    }
}
