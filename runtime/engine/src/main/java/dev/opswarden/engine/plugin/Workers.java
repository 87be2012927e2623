package dev.opswarden.engine.plugin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Where calls into plugins run. */
interface Workers {

    /**
     * Runs a call.
     *
     * @param body the call; what it throws becomes a failure
     */
    <T> Future<T> run(Callable<T> body);

    /** Worker threads: one call that hangs does not hold up the next. */
    static Workers of(Supplier<Vertx> vertx) {
        return new Workers() {
            @Override
            public <T> Future<T> run(Callable<T> body) {
                return vertx.get().executeBlocking(body, false);
            }
        };
    }

    /** The thread that asks, for somebody who waits for each answer anyhow. */
    static Workers asking() {
        return new Workers() {
            @Override
            public <T> Future<T> run(Callable<T> body) {
                try {
                    return Future.succeededFuture(body.call());
                } catch (Exception e) {
                    return Future.failedFuture(e);
                }
            }
        };
    }
}
