package dev.opswarden.plugin.llm;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a model that is down from holding up a tick. After three failures in a row it is not asked any more; and all
 * that is tried since the last good answer has to be over in {@code LLM_CONNECT_TIMEOUT} and a quarter of it, five
 * seconds at most, so that a silent model costs one time-out and not one for each message.
 */
final class Breaker {

    private static final int FAILURES = 3;
    private static final Duration MOST_GRACE = Duration.ofSeconds(5);

    private final Duration timeout;
    private final Duration grace;
    private int inARow;
    private boolean trouble;
    private long troubleSince;
    private @Nullable String open;

    Breaker(Duration timeout) {
        this.timeout = timeout;
        Duration quarter = timeout.dividedBy(4);
        this.grace = quarter.compareTo(MOST_GRACE) < 0 ? quarter : MOST_GRACE;
    }

    /** Why the model is not asked any more, if so. */
    synchronized Optional<String> open() {
        return Optional.ofNullable(open);
    }

    /** How long the next message may take. */
    synchronized Duration limit() {
        if (!trouble) {
            return timeout;
        }
        Duration left = timeout.plus(grace).minusNanos(System.nanoTime() - troubleSince);
        Duration least = Duration.ofMillis(1);
        return left.compareTo(timeout) > 0 ? timeout : left.compareTo(least) < 0 ? least : left;
    }

    synchronized void succeeded() {
        inARow = 0;
        trouble = false;
    }

    /**
     * Counts a failure.
     *
     * @param begun when the message that it happened to was begun, by {@link System#nanoTime}
     */
    synchronized void failed(long begun, Throwable failure) {
        if (!trouble || begun - troubleSince < 0) {
            trouble = true;
            troubleSince = begun;
        }
        if (++inARow >= FAILURES && open == null) {
            open = "the model is not asked any more in this tick after " + inARow + " failures in a row, the last: "
                    + failure.getMessage();
        }
    }
}
