package dev.opswarden.engine.limit;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs something for a limited time. Nothing else in the engine sets a timeout, so that every one names what ran out.
 *
 * <p>What hangs is not stopped, for nothing can stop a Java thread: its result is discarded when it comes.
 */
public final class Limit {

    private Limit() {}

    /**
     * Starts {@code body} and waits for it.
     *
     * @param what the subject of the message when time runs out, as in "fetch: timeout after 15s"
     * @param limit how long; nothing is started when it is zero or less
     * @param body what to run; a throwable becomes a failure
     * @return the result of the body, or a failure of kind {@link ErrorKind#TIMEOUT}
     */
    public static <T> Future<T> run(String what, Duration limit, Supplier<Future<T>> body) {
        if (limit.isZero() || limit.isNegative()) {
            return Future.failedFuture(new WardenException(ErrorKind.TIMEOUT, what + ": no time was left"));
        }
        Future<T> started;
        try {
            started = body.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
        return started.timeout(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException && !started.isComplete()
                                ? new WardenException(
                                        ErrorKind.TIMEOUT, what + ": timeout after " + Durations.text(limit))
                                : failure));
    }
}
