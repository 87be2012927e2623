package dev.opswarden.engine.config;

import java.time.LocalTime;

/**
 * Hours without notifications, every day the same; they may run past midnight.
 *
 * @param from the first quiet minute
 * @param until the first minute that is no longer quiet, never the same as {@code from}
 */
public record QuietHours(LocalTime from, LocalTime until) {

    /** Whether this is a quiet moment. */
    public boolean contains(LocalTime time) {
        boolean started = !time.isBefore(from);
        boolean ended = !time.isBefore(until);
        return from.isBefore(until) ? started && !ended : started || !ended;
    }

    @Override
    public String toString() {
        return from + "-" + until;
    }
}
