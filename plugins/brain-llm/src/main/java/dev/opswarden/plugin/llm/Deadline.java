package dev.opswarden.plugin.llm;

import java.time.Duration;

/**
 * Until when one message may take.
 *
 * @param begun when it began, by {@link System#nanoTime}
 * @param limit how long it may take from then on
 */
record Deadline(long begun, Duration limit) {

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime(), limit);
    }

    /** What is left, at least a millisecond: a timer needs something to count. */
    Duration left() {
        Duration left = limit.minusNanos(System.nanoTime() - begun);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    /** For a sentence: {@code 20s}. */
    @Override
    public String toString() {
        return text(limit);
    }

    static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis >= 1000 && millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
