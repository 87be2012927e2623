package dev.opswarden.engine.tick;

import dev.opswarden.spi.ErrorKind;
import java.util.Optional;

/** Ends a tick before its last stage: not an error, but the way past the stages that have nothing to do. */
final class TickEnd extends RuntimeException {

    private final transient Optional<TickReport.Outcome> outcome;
    private final transient Optional<ErrorKind> fault;
    private final TickReport.Outcome idle;

    private TickEnd(String reason, Optional<TickReport.Outcome> outcome, Optional<ErrorKind> fault) {
        this(reason, outcome, fault, TickReport.Outcome.SKIPPED);
    }

    private TickEnd(
            String reason, Optional<TickReport.Outcome> outcome, Optional<ErrorKind> fault, TickReport.Outcome idle) {
        super(reason, null, false, false);
        this.outcome = outcome;
        this.fault = fault;
        this.idle = idle;
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

    /** The kill switch was set while it ran: nothing was begun any more, and what was decided by then is stored. */
    static TickEnd switchedOff(String where) {
        return new TickEnd(
                "switched off while it ran: WORKER_ENABLED=0 (" + where + "); what was decided by then is stored",
                Optional.empty(),
                Optional.empty(),
                TickReport.Outcome.DISABLED);
    }

    /** What it came to where nothing was decided. */
    TickReport.Outcome idle() {
        return idle;
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
