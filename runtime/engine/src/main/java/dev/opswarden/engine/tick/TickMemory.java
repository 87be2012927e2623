package dev.opswarden.engine.tick;

import dev.opswarden.engine.draft.Drafting;
import dev.opswarden.engine.secrets.MessageMac;
import dev.opswarden.engine.secrets.ReplyKeys;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.Ledger;
import dev.opswarden.engine.state.OwedNote;
import dev.opswarden.engine.state.StateDirectory;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.Updated;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ProgressNote;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The state as this tick knows it, and its changes to it. What is written is written on a worker thread: a disk that
 * hangs must not hold up the clock that ends its stage.
 */
final class TickMemory {

    private final TickContext context;
    private final Optional<? extends Ledger> ledger;
    private final Optional<byte[]> key;
    private final StateDirectory directory;
    private final Inquiry inquiry;
    private volatile WorkerState state;

    /**
     * Over an open state directory, or over none in a dry run. Blocking: it reads the installation's key, or makes one.
     */
    static TickMemory of(TickContext context, Optional<StateStore> store, WorkerState state) {
        return new TickMemory(
                context,
                store.map(StateStore::directory)
                        .orElseGet(() -> new StateDirectory(context.settings().stateDir())),
                store,
                store.map(StateStore::installationKey),
                state);
    }

    TickMemory(
            TickContext context,
            StateDirectory directory,
            Optional<? extends Ledger> ledger,
            Optional<byte[]> key,
            WorkerState state) {
        this.context = context;
        this.directory = directory;
        this.ledger = ledger;
        this.key = key;
        this.state = state;
        this.inquiry = new Inquiry(context, state);
    }

    StateDirectory directory() {
        return directory;
    }

    /** Takes fingerprints of messages; a dry run takes none, for it makes no key. */
    Optional<MessageMac> messageMac() {
        return key.map(MessageMac::new);
    }

    /** Makes the keys of replies; not to be asked for in a dry run, whose drafts are nobody's. */
    ReplyKeys replyKeys() {
        return new ReplyKeys(key.orElseThrow());
    }

    WorkerState state() {
        return state;
    }

    boolean isKnown(MessageId id) {
        return state.isKnown(id);
    }

    /** Whether the brains should be asked about this message again, since one of them had failed. */
    boolean isToBeAskedAgain(MessageId id) {
        return state.isToBeAskedAgain(id);
    }

    Inquiry inquiry() {
        return inquiry;
    }

    boolean hasWork(List<Draft> decided) {
        return !decided.isEmpty() || !inquiry.isDone();
    }

    /**
     * Stores what was decided, together with the digest and the note that are owed for it from then on: whatever dies
     * after this, the next tick makes up for.
     */
    Future<Stored> store(Drafting drafting, List<Draft> decided, boolean noteWanted) {
        List<Draft> forgettable = inquiry.forgettable();
        return update(current -> {
                    Change settled = inquiry.settle(current);
                    Change changed = settled.then(before -> drafting.store(before, decided))
                            .then(drafted -> inquiry.tidy(drafted, forgettable));
                    List<Draft> news = drafting.newsAmong(decided, settled.state());
                    return news.isEmpty() || !noteWanted
                            ? changed
                            : changed.then(all -> all.withNoteOwed(TickNote.of(context, news, all.pendingCount())));
                })
                .map(updated -> new Stored(
                        decided.size(),
                        (int) decided.stream()
                                .filter(draft -> draft.status().isPending())
                                .count(),
                        updated.state().pendingCount(),
                        forgettable.size(),
                        updated.warnings()));
    }

    /**
     * Whether the tick before did not tell of this already.
     *
     * @param warning a sentence of this tick's report
     */
    boolean isNews(String warning) {
        return StateStore.readOnly(context.settings().stateDir()).recentTicks(1).stream()
                .noneMatch(report -> report.get("warnings") instanceof List<?> told && told.contains(warning));
    }

    /** Those that the tick before did not give already. */
    List<String> newsAmong(List<String> told) {
        return told.stream().filter(this::isNews).toList();
    }

    boolean owesDigest() {
        return !state.undigested().isEmpty();
    }

    /** The ticks whose decisions no digest has shown yet. */
    Set<String> undigested() {
        return Set.copyOf(state.undigested());
    }

    Future<Void> digestWritten() {
        return update(current -> Change.to(current.withDigestWritten())).mapEmpty();
    }

    List<OwedNote> owedNotes() {
        return state.owed();
    }

    /**
     * Posts what is owed, oldest first. One that the hub refuses for good is passed over, so that it does not block the
     * others for ever; any other failure ends the attempt. What was taken is owed no more.
     */
    Future<Integer> postOwedNotes(ProgressLog log) {
        List<String> posted = new ArrayList<>();
        Future<Optional<Throwable>> posting = Future.succeededFuture(Optional.empty());
        for (OwedNote note : state.owed()) {
            posting = posting.compose(refused -> log.post(new ProgressNote(note.summary(), note.detail()), note.key())
                    .onSuccess(taken -> posted.add(note.key()))
                    .map(refused)
                    .recover(failure -> isRefusal(failure)
                            ? Future.succeededFuture(Optional.of(failure))
                            : Future.failedFuture(failure)));
        }
        return posting.transform(end -> forgetNotes(posted).compose(done -> {
            Throwable trouble = end.failed() ? end.cause() : end.result().orElse(null);
            return trouble == null ? Future.succeededFuture(posted.size()) : Future.failedFuture(trouble);
        }));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WardenException known && known.kind() == ErrorKind.REJECTED;
    }

    private Future<Void> forgetNotes(List<String> posted) {
        if (posted.isEmpty()) {
            return Future.succeededFuture();
        }
        return update(current -> {
                    WorkerState changed = current;
                    for (String key : posted) {
                        changed = changed.withoutNote(key);
                    }
                    return Change.to(changed);
                })
                .mapEmpty();
    }

    private Future<Updated> update(Function<WorkerState, Change> change) {
        return context.vertx()
                .executeBlocking(() -> ledger.orElseThrow().update(change), false)
                .onSuccess(updated -> state = updated.state());
    }
}
