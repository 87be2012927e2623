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

    /** What notifiers learn; only to be asked once the page is written. */
    Digest forNotifiers() {
        List<Digest.Entry> fresh = journal.triage().verdicts().stream()
                .map(TickDigest::entry)
                .sorted(NEEDED_FIRST)
                .toList();
        return new Digest(
                journal.digest().orElseThrow(),
                fresh,
                memory.state().pendingCount(),
                memory.state().openCount(),
                journal.warnings());
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
                memory.state().drafts(),
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
