package dev.opswarden.plugin.llm;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A time in which the endpoint does not want to be asked. It is remembered for this run and no longer. */
final class Pause {

    private long end = System.nanoTime();

    /** Notes that the endpoint wants to be left alone for so long from now on. */
    synchronized Pause until(Duration wait) {
        long asked = System.nanoTime() + wait.toNanos();
        if (asked - end > 0) {
            end = asked;
        }
        return this;
    }

    /** Whether there is time left for a message when it is over. */
    synchronized boolean endsWithin(Deadline deadline) {
        return left().compareTo(deadline.left()) < 0;
    }

    /** Waits for its end; a failure at once where the message has no time for that. */
    Future<Void> over(Vertx vertx, Deadline deadline) {
        Duration left = left();
        if (left.isZero() || left.isNegative()) {
            return Future.succeededFuture();
        }
        if (!endsWithin(deadline)) {
            return Future.failedFuture(new WardenException(
                    ErrorKind.UNREACHABLE,
                    "the endpoint asks to be left alone for " + Deadline.text(left)
                            + " more (Retry-After), which is longer than this message may take"));
        }
        return vertx.timer(left.toMillis() + 1, TimeUnit.MILLISECONDS).mapEmpty();
    }

    private synchronized Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }
}
