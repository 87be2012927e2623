package dev.opswarden.engine.plugin;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.Notifier;
import io.vertx.core.Future;

/** A notifier as the host sees it, behind its guard. */
record GuardedNotifier(Guard<Notifier> guard) implements Notifier {

    @Override
    public String id() {
        return guard.id();
    }

    @Override
    public Future<Outcome> notify(Digest digest) {
        return guard.ask("notify", extension -> extension.notify(digest));
    }

    @Override
    public Future<Void> close() {
        return guard.tell("close", extension -> extension.close());
    }

    @Override
    public String toString() {
        return guard.toString();
    }
}
