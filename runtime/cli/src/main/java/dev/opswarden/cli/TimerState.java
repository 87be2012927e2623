package dev.opswarden.cli;

import java.util.Locale;

/** How the timer of the worker is (contract, section 3, {@code status --json}). */
enum TimerState {
    /** It runs ticks. */
    ACTIVE,
    /** It is installed, and does not run. */
    INACTIVE,
    /** There is no such unit of this user. */
    NOT_INSTALLED,
    /** Nobody says: no systemd, or no session bus. */
    UNKNOWN;

    /** The name as the contract writes it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
