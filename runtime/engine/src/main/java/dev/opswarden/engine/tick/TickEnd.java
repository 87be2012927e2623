package dev.opswarden.engine.tick;

import dev.opswarden.spi.ErrorKind;
import java.util.Optional;

/** Ends a tick before its last stage: not an error, but the way past the stages that have nothing to do. */
final class TickEnd extends RuntimeException {

    private final transient Optional<TickReport.Outcome> outcome;
    private final transient Optional<ErrorKind> fault;

    private TickEnd(String reason, Optional<TickReport.Outcome> outcome, Optional<ErrorKind> fault) {
        super(reason, null, false, false);
        this.outcome = outcome;
        this.fault = fault;
    }

    /** The inbox could not be read, for a reason outside this machine: no fault. */
    static TickEnd skipped(String reason) {
        return new TickEnd(reason, Optional.of(TickReport.Outcome.SKIPPED), Optional.empty());
    }

    /** A real fault. */
    static TickEnd failed(ErrorKind kind, String reason) {
        return new TickEnd(reason, Optional.of(TickReport.Outcome.FAILED), Optional.of(kind));
    }

    /** Somebody wanted it to end; what it came to is told by what it had done by then. */
    static TickEnd interrupted(String reason) {
        return new TickEnd(reason, Optional.empty(), Optional.empty());
    }

    Optional<TickReport.Outcome> outcome() {
        return outcome;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    Optional<ErrorKind> fault() {
        return fault;
    }
}
