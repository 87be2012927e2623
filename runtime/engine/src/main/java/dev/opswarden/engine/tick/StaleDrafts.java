package dev.opswarden.engine.tick;

import dev.opswarden.engine.inbox.LaterMessages;
import dev.opswarden.engine.secrets.RawFacts;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.RawMessage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Marks the drafts whose thread holds a later message of somebody else: {@code approve} will refuse them, and the digest
 * says so beforehand.
 *
 * <p>Most of it costs nothing, for what is unread is read in any case. Of what was read elsewhere, or went to somebody
 * else, only a thread tells: a bounded number of threads is asked for, other ones each tick, and only where a digest
 * will be written. {@code approve} asks anew, so a mark that is missing lets nothing out.
 */
final class StaleDrafts {

    static final int MAX_QUESTIONS = 6;

    private static final String MARK = "stale: ";

    private final TickContext context;
    private final LaterMessages later;
    private final List<Draft> unmarked;

    StaleDrafts(TickContext context, WorkerState state) {
        this.context = context;
        this.later = new LaterMessages(context.settings().agent(), new Redactor(context.clock()));
        List<Draft> markable = new ArrayList<>();
        for (Draft draft : state.unfinished()) {
            if (isMarkable(draft)) {
                markable.add(draft);
            }
        }
        this.unmarked = markable;
    }

    /** Takes note of an unread message. */
    void saw(RawFacts message) {
        later.saw(message);
    }

    /**
     * Asks for threads; an answer that does not come ends it, and is no trouble: a later tick asks again.
     *
     * @param inbox whom to ask
     * @param fresh the threads of new messages, whose drafts are yet to be made
     */
    Future<Void> ask(InboxSource inbox, Collection<String> fresh) {
        Set<String> known = new LinkedHashSet<>();
        for (Draft draft : unmarked) {
            if (mark(draft).isEmpty()) {
                known.add(draft.threadId());
            }
        }
        known.removeAll(fresh);
        Set<String> asked = new LinkedHashSet<>();
        fresh.stream().limit(MAX_QUESTIONS / 2).forEach(asked::add);
        asked.addAll(Turn.of(List.copyOf(known), MAX_QUESTIONS - asked.size(), context));
        // One after another: a thread may be long, and two long ones need not be in memory at a time.
        Future<Void> answered = Future.succeededFuture();
        for (String thread : asked) {
            answered = answered.compose(
                    before -> inbox.thread(thread).onSuccess(this::sawAll).mapEmpty());
        }
        return answered.otherwiseEmpty();
    }

    /** Whether no draft of an earlier tick is to be marked. */
    boolean isDone() {
        for (Draft draft : unmarked) {
            if (mark(draft).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** The state with what was found out, this tick's own drafts included. */
    WorkerState apply(WorkerState state) {
        return state.withEachUnfinished(
                draft -> isMarkable(draft) ? mark(draft).map(draft::withWarning).orElse(draft) : draft);
    }

    private void sawAll(List<RawMessage> thread) {
        thread.forEach(message -> later.saw(RawFacts.of(message)));
    }

    private Optional<String> mark(Draft draft) {
        return draft.sentAt()
                .flatMap(since -> later.after(draft.messageId(), draft.threadId(), since))
                .map(why -> MARK + why);
    }

    /** What a reply is drafted for, or asked of a person; marked once. */
    private static boolean isMarkable(Draft draft) {
        return draft.status().isWaiting()
                && (draft.decision() == Decision.REPLY || draft.decision() == Decision.ESCALATE)
                && draft.warnings().stream().noneMatch(warning -> warning.startsWith(MARK));
    }
}
