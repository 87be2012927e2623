package dev.opswarden.dist;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.PluginContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.pf4j.Extension;

/**
 * A plugin at its worst: it starts a child that outlives it, and holds the thread that every limit of the host runs on.
 */
@Extension
public final class HangingNotifier implements Notifier {

    /** How its child is known among processes. */
    static final String CHILD = "86399";

    private final PluginContext context;

    /** A notifier as a plugin's loader makes it. */
    public HangingNotifier(PluginContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "hanging";
    }

    @Override
    public Future<Outcome> notify(Digest digest) {
        try {
            // Away from the process that started it, as a daemon would be.
            new ProcessBuilder("setsid", "sleep", CHILD).inheritIO().start();
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
        context.vertx().runOnContext(held -> {
            while (true) {
                LockSupport.park();
            }
        });
        return Promise.<Outcome>promise().future();
    }
}
