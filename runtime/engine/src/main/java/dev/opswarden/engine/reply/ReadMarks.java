package dev.opswarden.engine.reply;

import dev.opswarden.engine.state.AuditEvent;
import dev.opswarden.engine.state.AuditEvent.What;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Marks messages read whose drafts owe it, a few at a time, and writes down which are. */
public final class ReadMarks {

    private static final int AT_A_TIME = 20;

    private final Desk desk;

    /**
     * A service for read marks.
     *
     * @param desk what it works with
     */
    public ReadMarks(Desk desk) {
        this.desk = desk;
    }

    /**
     * What became of read marks.
     *
     * @param done how many messages are marked
     * @param owed how many are not
     * @param why what kept the first of those from being marked
     * @param kind what sort of trouble that was
     */
    public record Marked(int done, int owed, Optional<String> why, Optional<ErrorKind> kind) {

        /** Nothing was to be marked. */
        public static final Marked NONE = new Marked(0, 0, Optional.empty(), Optional.empty());

        /** What the operator should hear, if anything. */
        public Optional<String> warning() {
            return why.map(reason -> owed == 0
                    ? reason
                    : (owed == 1 ? "a message is not marked read yet" : owed + " messages are not marked read yet")
                            + ", the next approve or review tries again: " + reason);
        }
    }

    /**
     * Marks all messages read that an earlier command still owes that; called at the end of every {@code approve} and
     * {@code review}, also of one that sent nothing.
     *
     * @return what became of it; never a failure
     */
    public Future<Marked> settleAll() {
        return desk.read()
                .compose(state -> settle(
                        state.readMarksOwed().stream().map(Draft::messageId).toList()))
                .otherwise(failure -> result(List.of(), Set.of(), failure));
    }

    /**
     * Marks messages read; never fails. Once the hub cannot be reached, the rest is not tried.
     *
     * @param ids messages whose drafts owe a read mark
     */
    public Future<Marked> settle(List<MessageId> ids) {
        return settleFrom(ids, 0, new Progress());
    }

    /** How far it has come. */
    private static final class Progress {
        final Set<MessageId> done = new LinkedHashSet<>();
        List<MessageId> unwritten = new ArrayList<>();

        @Nullable Throwable trouble;

        /**
         * Whether to write now. As many as were written before, and no fewer, are worth another write of the whole state:
         * so ten thousand take ten writes. Whoever dies in between has them marked once more, which is harmless.
         */
        boolean isWorthWriting() {
            return unwritten.size() >= Math.max(AT_A_TIME, done.size());
        }
    }

    private Future<Marked> settleFrom(List<MessageId> ids, int from, Progress progress) {
        boolean ended = from >= ids.size() || (progress.trouble != null && isOfTheHub(progress.trouble));
        if (progress.isWorthWriting() || (ended && !progress.unwritten.isEmpty())) {
            return desk.update(state -> markedRead(state, progress.unwritten))
                    .compose(
                            written -> {
                                progress.done.addAll(progress.unwritten);
                                progress.unwritten = new ArrayList<>();
                                return settleFrom(ids, from, progress);
                            },
                            failure -> Future.succeededFuture(result(ids, progress.done, failure)));
        }
        if (ended) {
            return Future.succeededFuture(result(ids, progress.done, progress.trouble));
        }
        List<MessageId> batch = ids.subList(from, Math.min(ids.size(), from + AT_A_TIME));
        return Future.join(batch.stream()
                        .map(id -> mark(id).onComplete(outcome -> {
                            synchronized (progress) {
                                if (outcome.succeeded()) {
                                    progress.unwritten.add(id);
                                } else if (progress.trouble == null) {
                                    progress.trouble = outcome.cause();
                                }
                            }
                        }))
                        .toList())
                .transform(all -> settleFrom(ids, from + batch.size(), progress));
    }

    private Future<Void> mark(MessageId id) {
        return desk.ask("marking '" + id + "' read", () -> desk.channel().markRead(id))
                .recover(failure -> isOfTheHub(failure)
                        ? Future.failedFuture(failure)
                        // It may be gone: then there is nothing to mark, today or ever.
                        : desk.ask("asking for '" + id + "'", () -> desk.inbox().message(id))
                                .compose(message -> message.isEmpty()
                                        ? Future.<Void>succeededFuture()
                                        : Future.<Void>failedFuture(failure)));
    }

    private Change markedRead(WorkerState state, List<MessageId> ids) {
        List<Draft> changed = new ArrayList<>();
        List<AuditEvent> events = new ArrayList<>();
        for (MessageId id : ids) {
            Optional<Draft> draft =
                    state.draft(id).filter(known -> known.handling().readOwed());
            if (draft.isPresent()) {
                Draft settled = draft.get().withReadSettled();
                changed.add(settled);
                events.add(desk.event(What.MARKED_READ, settled, ""));
            }
        }
        return Change.to(state.withDrafts(changed)).withEvents(events);
    }

    private static Marked result(List<MessageId> ids, Set<MessageId> done, @Nullable Throwable trouble) {
        if (trouble == null) {
            return new Marked(done.size(), 0, Optional.empty(), Optional.empty());
        }
        boolean known = trouble instanceof WardenException;
        return new Marked(
                done.size(),
                ids.size() - done.size(),
                Optional.of(known ? String.valueOf(trouble.getMessage()) : "a defect: " + trouble),
                Optional.of(trouble instanceof WardenException warden ? warden.kind() : ErrorKind.INTERNAL));
    }

    /** Whether the next message would meet the same. */
    private static boolean isOfTheHub(Throwable failure) {
        return !(failure instanceof WardenException known && known.kind() == ErrorKind.REJECTED);
    }
}
