package dev.opswarden.engine.tick;

import dev.opswarden.engine.inbox.Fetched;
import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.engine.text.Counted;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.engine.tick.TickReport.ProgressStatus;
import dev.opswarden.engine.triage.Comparison;
import dev.opswarden.engine.triage.TriageResult;
import dev.opswarden.spi.ErrorKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what a tick does, and makes the report of it. Used from one thread at a time. */
final class TickJournal {

    /** More fallbacks than this are counted in a warning: a report is a line in a file that is kept. */
    private static final int MAX_FALLBACKS = 100;

    private final TickContext context;
    private final StageBudget budget;
    private final Instant startedAt;
    private final List<StageReport> stages = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final List<String> notified = new ArrayList<>();
    private Fetched fetched = Fetched.NONE;
    private TriageResult triage = TriageResult.NONE;
    private int askedAgainInVain;
    private List<Comparison> compared = List.of();
    private int draftsCreated;
    private @Nullable Path digest;
    private ProgressStatus progress = ProgressStatus.SKIPPED;
    private @Nullable TickEnd end;
    private @Nullable ErrorKind fault;

    TickJournal(TickContext context, StageBudget budget) {
        this.context = context;
        this.budget = budget;
        this.startedAt = context.clock().instant();
    }

    synchronized void stage(StageReport report) {
        stages.add(report);
    }

    synchronized void warn(String warning) {
        warnings.add(Secrets.hide(warning));
    }

    synchronized void warnAll(List<String> all) {
        all.forEach(this::warn);
    }

    synchronized void fetched(Fetched result) {
        fetched = result;
    }

    synchronized void compared(List<Comparison> comparisons) {
        compared = comparisons;
    }

    synchronized void triaged(Triaged triaged) {
        TriageResult result = triaged.news();
        triage = result;
        askedAgainInVain = triaged.inVain().size();
        warnings.addAll(result.warnings());
        if (result.fallbacks().size() > MAX_FALLBACKS) {
            warnings.add(result.fallbacks().size() + " fallbacks; the first " + MAX_FALLBACKS + " are listed");
        }
    }

    synchronized void stored(Stored stored) {
        draftsCreated = stored.replies();
        warnings.addAll(stored.warnings());
    }

    synchronized void digestWritten(Path file) {
        digest = file;
    }

    synchronized void progress(ProgressStatus status) {
        progress = status;
    }

    synchronized void shown(String notifier) {
        notified.add(notifier);
    }

    /** Something that makes the exit status other than 0 although the tick went on. */
    synchronized void fault(ErrorKind kind) {
        if (fault == null) {
            fault = kind;
        }
    }

    synchronized void endedBy(TickEnd how) {
        if (end == null) {
            end = how;
        }
        how.fault().ifPresent(this::fault);
    }

    /** Why the tick ended before its last stage, if it did. */
    synchronized Optional<String> endReason() {
        return Optional.ofNullable(end).map(TickEnd::reason).map(Secrets::hide);
    }

    /** Whether something makes the exit status other than 0. */
    synchronized boolean hasFault() {
        return fault != null;
    }

    /** Whether there is a digest with something new in it. */
    synchronized boolean hasNews() {
        return digest != null && !triage.verdicts().isEmpty();
    }

    synchronized Fetched fetched() {
        return fetched;
    }

    synchronized TriageResult triage() {
        return triage;
    }

    synchronized Optional<Path> digest() {
        return Optional.ofNullable(digest);
    }

    /** The warnings, and which brain failed how often, for the digest. */
    synchronized List<String> troubles() {
        List<String> troubles = new ArrayList<>(warnings);
        troubles.addAll(tally().failures());
        return troubles;
    }

    synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The report; stages that nobody reached are in it as skipped. */
    synchronized TickReport report(WorkerState state) {
        Tally tally = tally();
        return new TickReport(
                context.tickId(),
                outcome(),
                reason(),
                startedAt,
                context.clock().instant(),
                tally.messages(),
                tally.decisions(),
                draftsCreated,
                state.pendingCount(),
                tally.brains(),
                triage.fallbacks().stream().limit(MAX_FALLBACKS).toList(),
                allStages(),
                Optional.ofNullable(digest),
                progress,
                List.copyOf(notified),
                List.copyOf(warnings),
                context.dryRun() ? tally.proposals() : List.of(),
                compared,
                Optional.ofNullable(fault));
    }

    private List<StageReport> allStages() {
        List<StageReport> all = new ArrayList<>();
        for (StageName name : StageName.values()) {
            all.add(stages.stream()
                    .filter(report -> report.name() == name)
                    .findFirst()
                    .orElseGet(() -> StageReport.skipped(name, budget.limitOf(name), reason())));
        }
        return all;
    }

    private Outcome outcome() {
        if (end != null && end.outcome().isPresent()) {
            return end.outcome().get();
        }
        if (context.dryRun()) {
            return Outcome.DRY_RUN;
        }
        if (!triage.verdicts().isEmpty()) {
            return Outcome.DRAFTED;
        }
        if (end != null) {
            return end.idle();
        }
        return triage.undecided() > 0 ? Outcome.SKIPPED : Outcome.NO_OP;
    }

    private String reason() {
        if (end != null) {
            return Secrets.hide(end.reason());
        }
        int decided = triage.verdicts().size();
        if (decided == 0) {
            return triage.undecided() == 0 ? nothingNew() : "no message could be decided in time";
        }
        String messages = decided == 1 ? "1 message" : decided + " messages";
        return context.dryRun() ? messages + " would be decided; nothing was changed" : messages + " decided";
    }

    /** How many of the new messages are decided; what was asked about again is not new. */
    synchronized int freshDecided() {
        return tally().freshDecided();
    }

    private String nothingNew() {
        return askedAgainInVain == 0
                ? "nothing new"
                : "nothing new; " + Counted.of(askedAgainInVain, "provisional decision")
                        + " asked about again, in vain";
    }

    private Tally tally() {
        return new Tally(fetched, triage);
    }
}
