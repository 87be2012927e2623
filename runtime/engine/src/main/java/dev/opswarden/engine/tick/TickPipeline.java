package dev.opswarden.engine.tick;

import dev.opswarden.engine.draft.Drafting;
import dev.opswarden.engine.inbox.EarlierMessages;
import dev.opswarden.engine.inbox.Fetched;
import dev.opswarden.engine.inbox.Intake;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.tick.TickReport.ProgressStatus;
import dev.opswarden.engine.triage.TriageRun;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One tick: {@code health → fetch → triage → store → digest → progress → notify}.
 *
 * <p>Each method below is one stage: what it does, and what its failure means to the rest. Nothing here can send a reply
 * or mark a message read: the types that the stages are given have no method for it.
 */
final class TickPipeline {

    private static final String DRY = "a dry run changes nothing";

    private final TickContext context;
    private final TickParts parts;
    private final TickMemory memory;
    private final StageBudget budget;
    private final TickObserver observer;
    private final TickJournal journal;
    private final TroubleWatch watch = new TroubleWatch();
    private boolean rejectedAreNews;

    TickPipeline(
            TickContext context,
            TickParts parts,
            TickMemory memory,
            StageBudget budget,
            TickObserver observer,
            TickJournal journal) {
        this.context = context;
        this.parts = parts;
        this.memory = memory;
        this.budget = budget;
        this.observer = observer;
        this.journal = journal;
    }

    /** Runs the tick; completes when it is over, whatever happened: the journal tells. */
    Future<Void> run() {
        watch.lookedAt(Trouble.PLUGINS);
        parts.troubles().forEach(trouble -> watch.seen(Trouble.plugin(trouble)));
        return health().compose(healthy -> fetch())
                .compose(this::triage)
                .compose(this::store)
                .compose(stored -> digest())
                .compose(written -> progress())
                .recover(this::endedEarly)
                .compose(ended -> tellOperator())
                .recover(this::endedEarly);
    }

    private Future<Health> health() {
        return stage(StageName.HEALTH, () -> parts.inbox().health().compose(InboxTrouble::ifAny), Health::detail)
                .recover(unlessEnded(failure -> Future.failedFuture(InboxTrouble.end(failure))));
    }

    private Future<Fetched> fetch() {
        Intake intake = new Intake(
                new Redactor(context.clock()),
                memory.messageMac(),
                memory::isKnown,
                memory::isToBeAskedAgain,
                memory.inquiry()::saw,
                context.settings().maxMessages());
        Duration limit = budget.limitOf(StageName.FETCH);
        long start = System.nanoTime();
        return this.<Void>stage(
                        StageName.FETCH,
                        () -> parts.inbox()
                                .unread(intake)
                                .compose(read -> askAfterWhatIsOpen(
                                        intake, limit.minus(Duration.ofNanos(System.nanoTime() - start)))),
                        read -> intake.summary())
                .recover(unlessEnded(failure -> {
                    if (intake.isEmpty()) {
                        return Future.failedFuture(InboxTrouble.end(failure));
                    }
                    journal.warn("the inbox was read in part only: " + Stage.reasonOf(failure));
                    return Future.succeededFuture();
                }))
                .map(read -> intake.close())
                .onSuccess(journal::fetched)
                .onSuccess(fetched -> watch.lookedAt(Trouble.HUB))
                .onSuccess(fetched -> {
                    if (!fetched.fresh().isEmpty()) {
                        journal.warnAll(Secrets.troubles());
                    }
                })
                .compose(fetched -> noteRejected(fetched).map(fetched));
    }

    /** What cannot be a message stays in the inbox for ever, and is told of at length once. */
    private Future<Void> noteRejected(Fetched fetched) {
        Optional<String> warning = fetched.warning();
        if (warning.isEmpty()) {
            return Future.succeededFuture();
        }
        journal.warn(warning.get());
        return context.vertx()
                .executeBlocking(() -> memory.isNews(warning.get()), false)
                .onSuccess(isNews -> rejectedAreNews = isNews)
                .mapEmpty();
    }

    private Future<Void> askAfterWhatIsOpen(Intake intake, Duration left) {
        return context.dryRun()
                ? Future.succeededFuture()
                : memory.inquiry().ask(parts, intake, willBeShown(intake), left);
    }

    /** Whether there will be a digest, as far as can be told by now. */
    private boolean willBeShown(Intake intake) {
        return !intake.isEmpty() || memory.owesDigest();
    }

    private Future<Triaged> triage(Fetched fetched) {
        List<Message> asked = fetched.asked();
        int total = asked.size();
        if (total == 0) {
            return skip(StageName.TRIAGE, "nothing new").map(Triaged.NOTHING);
        }
        if (parts.brains().isEmpty()) {
            return Future.failedFuture(TickEnd.failed(
                    ErrorKind.NOT_LOADED, "none of the brains in WORKER_BRAIN could be loaded; the warnings say why"));
        }
        EarlierMessages earlier =
                new EarlierMessages(parts.inbox(), new Redactor(context.clock()), budget.limitOf(StageName.HEALTH));
        TriageRun run = new TriageRun(
                        context.vertx(),
                        asked,
                        parts.brains(),
                        budget.limitOf(StageName.TRIAGE),
                        () -> context.interruption().reason().isEmpty(),
                        decided -> observer.decided(decided, total),
                        new Redactor(context.clock()))
                .knowing(earlier::before);
        if (context.compare()) {
            run.askingEverybody();
        }
        return stage(
                        StageName.TRIAGE,
                        () -> run.run().compose(done -> remember()).compose(done -> RuleTroubles.of(parts.ruleBooks())),
                        troubles -> run.decided() + " of " + total + " decided")
                .onSuccess(this::noteRules)
                .recover(failure -> {
                    // Also when the tick is being stopped: what the brains have said by now goes to the store.
                    journal.warn("triage ended early, what is undecided waits for the next tick: "
                            + Stage.reasonOf(failure));
                    return Future.succeededFuture(List.of());
                })
                .map(troubles -> Triaged.of(run.close(), fetched))
                .onSuccess(journal::triaged)
                .onSuccess(triaged -> BrainTroubles.note(watch, parts.brains(), triaged))
                .onSuccess(triaged -> journal.compared(run.comparisons().stream()
                        .map(comparison -> comparison.redacted(new Redactor(context.clock())))
                        .toList()));
    }

    private void noteRules(List<RuleTroubles.OfBook> books) {
        for (RuleTroubles.OfBook book : books) {
            journal.warnAll(book.sentences());
            watch.lookedAt(Trouble.RULES + book.brain());
            book.sentences().stream().findFirst().ifPresent(first -> watch.seen(Trouble.rules(book.brain(), first)));
        }
    }

    /** Which rules to fall back on is state, and a dry run changes none. */
    private Future<Void> remember() {
        return context.dryRun() ? Future.succeededFuture() : RuleTroubles.remember(parts.ruleBooks());
    }

    private Future<Void> store(Triaged triaged) {
        if (context.dryRun()) {
            return skip(StageName.STORE, DRY);
        }
        Drafting drafting =
                new Drafting(context.tickId(), context.clock().instant(), context.who(), memory.replyKeys());
        List<Draft> drafts = triaged.all().stream()
                .map(verdict -> drafting.draft(
                                verdict.message(), verdict.decided(), verdict.brain(), verdict.provisional())
                        .withMessageMac(Optional.ofNullable(
                                journal.fetched().macs().get(verdict.message().id()))))
                .toList();
        if (!memory.hasWork(drafts)) {
            return skip(StageName.STORE, "nothing to store");
        }
        // Runs also when the tick is being stopped: what was decided is worth keeping.
        boolean noteWanted = parts.progressLog().isPresent();
        return run(StageName.STORE, () -> memory.store(drafting, drafts, noteWanted), Stored::summary)
                .onSuccess(journal::stored)
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(
                        TickEnd.failed(ErrorKind.STATE, "the drafts could not be stored: " + Stage.reasonOf(failure))));
    }

    private Future<Void> digest() {
        if (context.dryRun() || !(memory.owesDigest() || rejectedAreNews)) {
            return skip(StageName.DIGEST, context.dryRun() ? DRY : "nothing new");
        }
        return stage(
                        StageName.DIGEST,
                        () -> new TickDigest(context, memory, journal).write(),
                        path -> "written to " + path)
                .onSuccess(journal::digestWritten)
                .<Void>mapEmpty()
                .recover(unlessEnded(failure -> {
                    journal.warn(
                            "the digest could not be written, the next tick tries again: " + Stage.reasonOf(failure));
                    if (failure instanceof WardenException known && known.kind() == ErrorKind.STATE) {
                        journal.fault(ErrorKind.STATE);
                    }
                    return Future.succeededFuture();
                }));
    }

    private Future<Void> progress() {
        if (context.dryRun() || memory.owedNotes().isEmpty()) {
            return skip(StageName.PROGRESS, context.dryRun() ? DRY : "no note is owed");
        }
        if (parts.progressLog().isEmpty()) {
            return skip(StageName.PROGRESS, "the inbox has no place for progress notes");
        }
        return stage(
                        StageName.PROGRESS,
                        () -> memory.postOwedNotes(parts.progressLog().get()),
                        posted -> posted + (posted == 1 ? " note posted" : " notes posted"))
                .onSuccess(posted -> journal.progress(ProgressStatus.POSTED))
                .<Void>mapEmpty()
                .recover(unlessEnded(failure -> {
                    journal.progress(ProgressStatus.FAILED);
                    journal.warn("the progress note is owed and goes with the next tick: " + Stage.reasonOf(failure));
                    return Future.succeededFuture();
                }));
    }

    /** Also after an inbox that could not be read: that is what there may be to tell of. */
    private Future<Void> tellOperator() {
        if (journal.hasFault() || context.interruption().reason().isPresent()) {
            return Future.succeededFuture();
        }
        if (context.dryRun()) {
            return journal.endReason().isPresent() ? Future.succeededFuture() : skip(StageName.NOTIFY, DRY);
        }
        if (parts.notifiers().isEmpty()) {
            return skip(StageName.NOTIFY, "there is no notifier");
        }
        Telling telling = new Telling(context, memory, journal, watch);
        return context.vertx()
                .executeBlocking(telling::plan, false)
                .compose(plan -> plan.digest().isEmpty()
                        ? skip(StageName.NOTIFY, plan.silence())
                        : tell(
                                telling,
                                plan,
                                new Notification(
                                        parts.notifiers(), plan.digest().get())));
    }

    private Future<Void> tell(Telling telling, Telling.Plan plan, Notification notification) {
        return stage(StageName.NOTIFY, notification::send, said -> said)
                .<Void>mapEmpty()
                .recover(unlessEnded(failure -> {
                    journal.warn("the notification failed: " + Stage.reasonOf(failure));
                    return Future.succeededFuture();
                }))
                .onComplete(done -> notification.shownBy().forEach(journal::shown))
                .compose(done -> notification.shownBy().isEmpty()
                        ? Future.succeededFuture()
                        : context.vertx().executeBlocking(() -> telling.told(plan), false));
    }

    /** A stage that is not begun, and not waited for, once somebody wants the tick to end. */
    private <T> Future<T> stage(StageName name, Supplier<Future<T>> body, Function<T, String> detail) {
        return askWhetherWanted()
                .compose(asked -> context.interruption()
                        .end()
                        .map(Future::<T>failedFuture)
                        .orElseGet(() -> context.interruption().orEnd(run(name, body, detail))));
    }

    /** The kill switch counts at once, also for a tick under way. */
    private Future<Void> askWhetherWanted() {
        return context.vertx()
                .executeBlocking(context.switchedOff()::get, false)
                .map(where -> {
                    where.ifPresent(context.interruption()::switchedOff);
                    return null;
                });
    }

    private <T> Future<T> run(StageName name, Supplier<Future<T>> body, Function<T, String> detail) {
        observer.stageStarted(name);
        return new Stage<>(name, budget.limitOf(name), body, detail).run(this::ended);
    }

    private Future<Void> skip(StageName name, String why) {
        ended(StageReport.skipped(name, budget.limitOf(name), why));
        return Future.succeededFuture();
    }

    private static <T> Function<Throwable, Future<T>> unlessEnded(Function<Throwable, Future<T>> recovery) {
        return failure -> failure instanceof TickEnd ? Future.failedFuture(failure) : recovery.apply(failure);
    }

    private Future<Void> endedEarly(Throwable failure) {
        TickEnd end = failure instanceof TickEnd known
                ? known
                : TickEnd.failed(ErrorKind.INTERNAL, "a defect of warden-runtime: " + failure);
        journal.endedBy(end);
        InboxTrouble.in(end.reason()).ifPresent(trouble -> {
            watch.lookedAt(Trouble.HUB);
            watch.seen(trouble);
        });
        return Future.succeededFuture();
    }

    private void ended(StageReport report) {
        journal.stage(report);
        observer.stageEnded(report);
    }
}
