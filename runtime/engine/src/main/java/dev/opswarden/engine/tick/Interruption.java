package dev.opswarden.engine.tick;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/** Somebody wants the tick to end: what is decided is stored, nothing new is begun, and nothing slow is waited for. */
public final class Interruption {

    private final Promise<TickEnd> requested = Promise.promise();

    /**
     * Asks the tick to end; the first reason stands.
     *
     * @param why in a few words, for the report
     */
    public void request(String why) {
        requested.tryComplete(TickEnd.interrupted(why));
    }

    /**
     * The kill switch was set while the tick ran.
     *
     * @param where environment, or file and line
     */
    void switchedOff(String where) {
        requested.tryComplete(TickEnd.switchedOff(where));
    }

    /** Why the tick should end, if it should. */
    public Optional<String> reason() {
        return end().map(TickEnd::reason);
    }

    /** How the tick ends, if it should. */
    Optional<TickEnd> end() {
        return Optional.ofNullable(requested.future().result());
    }

    /**
     * The outcome of {@code work}, or {@link TickEnd} as soon as somebody wants the tick to end, whichever is first.
     *
     * @param work what is under way; what it comes to later is dropped
     */
    <T> Future<T> orEnd(Future<T> work) {
        Promise<T> first = Promise.promise();
        work.onComplete(done -> {
            if (done.succeeded()) {
                first.tryComplete(done.result());
            } else {
                first.tryFail(done.cause());
            }
        });
        requested.future().onSuccess(first::tryFail);
        return first.future();
    }
}
