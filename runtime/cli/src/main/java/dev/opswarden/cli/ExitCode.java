package dev.opswarden.cli;

import dev.opswarden.spi.ErrorKind;

/** What the process ends with (contract, section 3). */
enum ExitCode {
    /** Done, every graceful skip included. */
    DONE(0),
    /** The state does not allow it. */
    REFUSED(1),
    /** The command line cannot be understood. */
    USAGE(2),
    /** No inbox or no brain could be loaded. */
    NOT_LOADED(69),
    /** A defect of ours. */
    DEFECT(70),
    /** The state cannot be read or written. */
    STATE(74),
    /** The hub did not take it or did not say: try again. */
    TRY_AGAIN(75),
    /** A setting cannot be used. */
    SETTINGS(78);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The status that a shell sees. */
    int status() {
        return status;
    }

    /** The one place where the kind of a failure becomes a status. */
    static ExitCode of(ErrorKind kind) {
        return switch (kind) {
            case REFUSED, REJECTED -> REFUSED;
            case SETTINGS -> SETTINGS;
            case NOT_LOADED -> NOT_LOADED;
            case STATE -> STATE;
            case UNREACHABLE, TIMEOUT, DENIED, PROTOCOL -> TRY_AGAIN;
            case INTERNAL -> DEFECT;
        };
    }
}
