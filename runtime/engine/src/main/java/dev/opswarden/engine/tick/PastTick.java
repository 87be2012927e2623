package dev.opswarden.engine.tick;

import dev.opswarden.spi.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The report of a tick as the history keeps it. Anybody may have edited that file: what is missing, or of another kind
 * than {@link TickReportJson} writes, is empty here.
 *
 * @param report the report, as JSON
 */
public record PastTick(Map<String, @Nullable Object> report) {

    /** What it came to, as the contract writes it. */
    public String outcome() {
        return text("outcome");
    }

    /** Why, in one sentence. */
    public String reason() {
        return text("reason");
    }

    /** When it began. */
    public Optional<Instant> startedAt() {
        return time("started_at");
    }

    /** When it ended. */
    public Optional<Instant> finishedAt() {
        return time("finished_at");
    }

    /** Whether it read the inbox and settled what it found: a skip is no fault, and yet nothing was looked at. */
    public boolean completed() {
        return outcome().equals(TickReport.Outcome.DRAFTED.label())
                || outcome().equals(TickReport.Outcome.NO_OP.label());
    }

    /** Whether its inbox could not be read, for a reason that is no fault of this machine. */
    public boolean skipped() {
        return outcome().equals(TickReport.Outcome.SKIPPED.label());
    }

    /** Whether the hub answered, and refused this agent or was no hub: waiting does not mend that. */
    public boolean inboxDeclined() {
        return skipped() && (reason().startsWith(InboxTrouble.REFUSED) || reason().startsWith(InboxTrouble.NO_HUB));
    }

    private String text(String name) {
        return report.get(name) instanceof String text ? text : "";
    }

    private Optional<Instant> time(String name) {
        try {
            return Optional.of(Rfc3339.parse(text(name)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
