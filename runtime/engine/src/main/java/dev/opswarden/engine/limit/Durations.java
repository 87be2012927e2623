package dev.opswarden.engine.limit;

import java.time.Duration;
import java.util.Locale;

/** Writes durations as the settings do. */
public final class Durations {

    private Durations() {}

    /**
     * A duration in the largest unit that divides it: {@code 500ms}, {@code 3s}, {@code 2m}, {@code 24h}, {@code 90d}.
     *
     * @param duration what to write, to the millisecond
     */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 60 != 0) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes % 60 != 0) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        return hours % 24 == 0 ? hours / 24 + "d" : hours + "h";
    }

    /**
     * How long something took, as a person reads it: {@code 12 ms}, {@code 1.4 s}.
     *
     * @param took the time
     */
    public static String rough(Duration took) {
        long millis = took.toMillis();
        return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
}
