package dev.opswarden.engine.plugin;

import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ProgressNote;
import io.vertx.core.Future;

/** A progress log as the host sees it, behind its guard. */
record GuardedProgressLog(Guard<ProgressLog> guard) implements ProgressLog {

    @Override
    public String id() {
        return guard.id();
    }

    @Override
    public Future<Void> post(ProgressNote note, String key) {
        return guard.tell("post", extension -> extension.post(note, key));
    }

    @Override
    public String toString() {
        return guard.toString();
    }
}
