package dev.opswarden.engine.tick;

import java.time.Duration;
import java.util.Locale;

/**
 * What became of one stage.
 *
 * @param name which
 * @param status how it ended
 * @param took how long it ran
 * @param limit how long it might have run
 * @param detail what it did, or why it did not, in one line
 */
public record StageReport(StageName name, Status status, Duration took, Duration limit, String detail) {

    /** A stage with nothing to do. */
    static StageReport skipped(StageName name, Duration limit, String why) {
        return new StageReport(name, Status.SKIPPED, Duration.ZERO, limit.isNegative() ? Duration.ZERO : limit, why);
    }

    /** How a stage ended. */
    public enum Status {
        /** It did its work. */
        OK,
        /** There was nothing for it to do. */
        SKIPPED,
        /** Its time ran out. */
        TIMEOUT,
        /** It could not do its work. */
        FAILED;

        /** The name as the contract writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
