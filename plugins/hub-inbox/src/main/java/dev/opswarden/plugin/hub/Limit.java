package dev.opswarden.plugin.hub;

import java.time.Duration;

/**
 * How long a call may take, counted from now: one limit for all pages of a list.
 *
 * @param setting the variable that sets it, for the operator
 * @param whole what the variable says
 * @param endNanos when it is over, by {@link System#nanoTime}
 */
record Limit(String setting, Duration whole, long endNanos) {

    /** A limit that begins now. */
    static Limit fromNow(String setting, Duration whole) {
        return new Limit(setting, whole, System.nanoTime() + whole.toNanos());
    }

    /** What is left, at least a millisecond: a timer needs something to count. */
    Duration left() {
        Duration left = Duration.ofNanos(endNanos - System.nanoTime());
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    /** For a sentence: {@code 15s (WORKER_TIMEOUT_FETCH)}. */
    @Override
    public String toString() {
        long millis = whole.toMillis();
        return (millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms") + " (" + setting + ")";
    }
}
