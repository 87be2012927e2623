package dev.opswarden.engine.tick;

import dev.opswarden.engine.triage.Comparison;
import dev.opswarden.engine.triage.Fallback;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one tick did (contract, section 3, {@code tick --json}).
 *
 * @param tickId names the tick in the state and in the digest
 * @param outcome what it came to
 * @param reason why, in one sentence
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param messages what the inbox held
 * @param decisions how many of each
 * @param draftsCreated how many replies were drafted
 * @param draftsPending how many wait for a person, earlier ones included
 * @param brains how many messages each brain decided
 * @param fallbacks which brain failed on which message
 * @param stages how each stage ended, in order
 * @param digest the digest, where one was written
 * @param progressNote what became of the progress note
 * @param notified the notifiers that showed something
 * @param warnings what the operator should know besides
 * @param proposed what a dry run would have stored; empty otherwise
 * @param compared what every brain says, where everybody was asked; empty otherwise
 * @param fault what makes the exit status other than 0
 */
public record TickReport(
        String tickId,
        Outcome outcome,
        String reason,
        Instant startedAt,
        Instant finishedAt,
        Messages messages,
        Map<Decision, Integer> decisions,
        int draftsCreated,
        int draftsPending,
        Map<String, Integer> brains,
        List<Fallback> fallbacks,
        List<StageReport> stages,
        Optional<Path> digest,
        ProgressStatus progressNote,
        List<String> notified,
        List<String> warnings,
        List<Proposal> proposed,
        List<Comparison> compared,
        Optional<ErrorKind> fault) {

    /**
     * The report of a tick that did not run.
     *
     * @param outcome {@link Outcome#DISABLED} or {@link Outcome#LOCKED}
     * @param reason why
     * @param now the time
     * @param draftsPending how many drafts wait for a person, as far as that was looked at
     */
    public static TickReport notRun(Outcome outcome, String reason, Instant now, int draftsPending) {
        Map<Decision, Integer> none = new EnumMap<>(Decision.class);
        for (Decision decision : Decision.values()) {
            none.put(decision, 0);
        }
        return new TickReport(
                Tick.newId(),
                outcome,
                reason,
                now,
                now,
                new Messages(0, 0, 0, 0),
                none,
                0,
                draftsPending,
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                ProgressStatus.SKIPPED,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** What a tick came to. */
    public enum Outcome {
        /** At least one message was decided. */
        DRAFTED,
        /** Nothing was new. */
        NO_OP,
        /** The inbox could not be read, for a reason that is no fault of this machine. */
        SKIPPED,
        /** The kill switch is on. */
        DISABLED,
        /** Another tick is running. */
        LOCKED,
        /** A real fault. */
        FAILED,
        /** Decided and printed, nothing changed. */
        DRY_RUN;

        /** The name as the contract writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What became of the progress note. */
    public enum ProgressStatus {
        /** The hub took it. */
        POSTED,
        /** It is owed, and goes with a later tick. */
        FAILED,
        /** There was none to post. */
        SKIPPED;

        /** The name as the contract writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the inbox held.
     *
     * @param unread all unread messages
     * @param fresh those that this tick took up
     * @param left new ones that wait for the next tick
     * @param rejected entries that cannot be messages
     */
    public record Messages(int unread, int fresh, int left, int rejected) {}

    /**
     * What a dry run would have stored.
     *
     * @param messageId the message
     * @param sender who wrote it
     * @param subject its subject
     * @param decision what it needs
     * @param brain who decided
     * @param rule by which rule, where one did
     * @param reason why
     */
    public record Proposal(
            String messageId,
            String sender,
            String subject,
            Decision decision,
            String brain,
            Optional<String> rule,
            String reason) {}
}
