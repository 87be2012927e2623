package dev.opswarden.engine.tick;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;

/** Runs on a thread of its own what may block, while Vert.x with its worker threads is still being made. */
final class Beside {

    private Beside() {}

    /**
     * Runs it from now on.
     *
     * @param name what the thread is called
     * @param body what to run
     * @return its result, or what it threw; completed on that thread
     */
    static <T> Future<T> run(String name, Callable<T> body) {
        Promise<T> promise = Promise.promise();
        Thread thread = new Thread(
                () -> {
                    try {
                        promise.complete(body.call());
                    } catch (Throwable e) {
                        // Also an Error: nobody else hears of it on this thread.
                        promise.fail(e);
                    }
                },
                name);
        // One that hangs, say on a disk, does not keep the process.
        thread.setDaemon(true);
        thread.start();
        return promise.future();
    }
}
