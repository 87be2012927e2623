package dev.opswarden.cli;

import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Vert.x that is made when somebody asks for it, or on a thread of its own while the run does something else. */
final class LateVertx implements Supplier<Vertx>, AutoCloseable {

    private @Nullable Vertx made;
    private boolean closed;

    /** One that is certainly needed, and is being made from now on. */
    static LateVertx begun() {
        LateVertx late = new LateVertx();
        Thread thread = new Thread(late::begin, "vertx-start");
        thread.setDaemon(true);
        thread.start();
        return late;
    }

    private void begin() {
        synchronized (this) {
            if (closed) {
                return;
            }
            get();
        }
        VertxRun.loadWebClient();
    }

    @Override
    public synchronized Vertx get() {
        Vertx vertx = made;
        if (vertx == null) {
            vertx = VertxRun.create();
            made = vertx;
        }
        return vertx;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (made != null) {
            VertxRun.close(made);
        }
    }
}
