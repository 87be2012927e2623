package dev.opswarden.engine.tick;

import dev.opswarden.engine.digest.DigestContent;
import dev.opswarden.engine.digest.DigestFiles;
import dev.opswarden.engine.digest.DigestPage;
import dev.opswarden.engine.triage.Verdict;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Digest;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The digest of a tick: the page that is written, and what notifiers learn of it. */
final class TickDigest {

    /** What needs a person comes first, the most urgent of it at the top. */
    private static final Comparator<Digest.Entry> NEEDED_FIRST = Comparator.comparing(
                    (Digest.Entry entry) -> entry.decision() != Decision.ESCALATE)
            .thenComparing(Digest.Entry::priority, Comparator.reverseOrder())
            .thenComparing(Digest.Entry::decision);

    private final TickContext context;
    private final TickMemory memory;
    private final TickJournal journal;

    TickDigest(TickContext context, TickMemory memory, TickJournal journal) {
        this.context = context;
        this.memory = memory;
        this.journal = journal;
    }

    /** Writes the page, lets old ones go, and notes that none is owed any more. */
    Future<Path> write() {
        Instant now = context.clock().instant();
        DigestContent content = content(now);
        return context.vertx()
                .executeBlocking(
                        () -> {
                            DigestFiles files = new DigestFiles(memory.directory());
                            Path written = files.write(context.tickId(), now, DigestPage.of(content));
                            files.prune(now.minus(context.settings().keep()));
                            return written;
                        },
                        false)
                .compose(written -> memory.digestWritten().map(written));
    }

    /**
     * What notifiers learn.
     *
     * @param since where quiet hours are over: when they held back the first decision; else what this tick decided is
     *     told of
     * @param troubles what is wrong, and was not told of
     * @param over what is no longer wrong
     */
    Digest forNotifiers(Optional<Instant> since, List<String> troubles, List<String> over) {
        List<Digest.Entry> fresh = since
                .map(this::openSince)
                .orElseGet(() -> journal.triage().verdicts().stream()
                        .map(TickDigest::entry)
                        .toList())
                .stream()
                .sorted(NEEDED_FIRST)
                .toList();
        return new Digest(
                journal.digest().orElseGet(() -> new DigestFiles(memory.directory()).latestPath()),
                fresh,
                memory.state().pendingCount(),
                memory.state().openCount(),
                troubles,
                over);
    }

    /** What was decided since then and waits still: somebody may have acted without having been told. */
    private List<Digest.Entry> openSince(Instant since) {
        return memory.state().unfinished().stream()
                .filter(draft ->
                        !draft.status().isClosed() && !draft.createdAt().isBefore(since))
                .map(draft -> new Digest.Entry(
                        draft.messageId(), draft.toAgent(), draft.subject(), draft.decision(), draft.priority()))
                .toList();
    }

    private DigestContent content(Instant now) {
        var fetched = journal.fetched();
        var triage = journal.triage();
        return new DigestContent(
                context.settings().agent(),
                context.tickId(),
                now,
                ZoneId.systemDefault(),
                new DigestContent.Counts(fetched.unread().size(), journal.freshDecided()),
                fetched.left() + triage.undecided(),
                fetched.rejected().stream()
                        .map(rejected -> new DigestContent.Rejection(rejected.subject(), rejected.reason()))
                        .toList(),
                journal.troubles(),
                memory.state().unfinished(),
                memory.undigested());
    }

    private static Digest.Entry entry(Verdict verdict) {
        return new Digest.Entry(
                verdict.message().id(),
                verdict.message().sender(),
                verdict.message().subject(),
                verdict.decided().decision(),
                verdict.decided().priority());
    }
}
