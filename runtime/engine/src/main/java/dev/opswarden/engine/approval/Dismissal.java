package dev.opswarden.engine.approval;

import dev.opswarden.engine.reply.Desk;
import dev.opswarden.engine.reply.ReadMarks;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.state.AuditEvent;
import dev.opswarden.engine.state.AuditEvent.What;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.FoundDraft;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Closes drafts without a reply (contract, section 3, {@code dismiss}): all that are named in one change of the state. */
public final class Dismissal {

    private final Desk desk;
    private final ReadMarks marks;
    private final Redactor redactor;

    /**
     * Dismissal over the given parts.
     *
     * @param desk the state, the hub and the person
     */
    public Dismissal(Desk desk) {
        this.desk = desk;
        this.marks = new ReadMarks(desk);
        this.redactor = new Redactor(desk.clock());
    }

    /**
     * What a dismissal of a kind would close: what waits for a person, oldest first.
     *
     * @param state where to look
     * @param decisions which kinds
     */
    public static List<Draft> waiting(WorkerState state, Set<Decision> decisions) {
        return state.unfinished().stream()
                .filter(draft -> draft.status().isWaiting() && decisions.contains(draft.decision()))
                .toList();
    }

    /**
     * Closes drafts, then marks their messages read if that is wanted. A read mark that fails is owed.
     *
     * @param order which, and how
     * @return what became of each; a failure of kind {@code STATE} if nothing could be written
     */
    public Future<Dismissed> dismiss(DismissOrder order) {
        List<Draft> closed = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Set<MessageId> toMark = new LinkedHashSet<>();
        return desk.update(state -> {
                    // One change of the state for all: with ten thousand of them a change for each would take minutes.
                    Map<MessageId, Draft> changed = new LinkedHashMap<>();
                    List<AuditEvent> events = new ArrayList<>();
                    for (String id : new LinkedHashSet<>(order.ids())) {
                        try {
                            Draft known = FoundDraft.in(state, id);
                            Draft draft = changed.getOrDefault(known.messageId(), known);
                            boolean again = draft.status() == DraftStatus.DISMISSED && order.markRead();
                            Draft after = again
                                    ? draft.withReadOwed()
                                    : Lifecycle.dismissed(draft, desk.now(), order.markRead());
                            changed.put(after.messageId(), after);
                            closed.add(after);
                            if (!again) {
                                events.add(desk.event(
                                        What.DISMISSED,
                                        after,
                                        order.reason().map(redactor::line).orElse("")));
                            }
                            if (order.markRead()) {
                                toMark.add(draft.messageId());
                            }
                        } catch (WardenException e) {
                            refused.add(e.getMessage());
                        }
                    }
                    return Change.to(state.withDrafts(changed.values())).withEvents(events);
                })
                .compose(updated -> order.markRead()
                        ? marks.settle(List.copyOf(toMark))
                        : Future.succeededFuture(ReadMarks.Marked.NONE))
                .map(marked -> new Dismissed(closed, refused, marked));
    }
}
