package dev.opswarden.engine.state;

import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of messages and of what is owed: one immutable value. Every change returns another one, and
 * is meant to run inside {@link StateStore#update}.
 */
public final class WorkerState {

    /** How many notes can be owed at a time; the hub needs to hear of the latest, not of all of a long night. */
    static final int MOST_OWED = 20;

    /** How many ticks can be waiting for a digest; past that, their drafts are shown all the same, but not as new. */
    static final int MOST_UNDIGESTED = 100;

    private static final WorkerState EMPTY = new WorkerState(Map.of(), Map.of(), List.of(), UnknownFields.NONE);

    private final Map<MessageId, KeptDraft> drafts;
    private final Map<String, OwedNote> owed;
    private final List<String> undigested;
    private final UnknownFields unknown;

    private WorkerState(
            Map<MessageId, KeptDraft> drafts,
            Map<String, OwedNote> owed,
            List<String> undigested,
            UnknownFields unknown) {
        this.drafts = Collections.unmodifiableMap(drafts);
        this.owed = Collections.unmodifiableMap(owed);
        this.undigested = List.copyOf(undigested);
        this.unknown = unknown;
    }

    /** Nothing decided, nothing owed. */
    public static WorkerState empty() {
        return EMPTY;
    }

    static WorkerState of(
            Collection<KeptDraft> drafts, Collection<OwedNote> owed, List<String> undigested, UnknownFields unknown) {
        Map<String, OwedNote> notes = new LinkedHashMap<>();
        owed.forEach(note -> notes.put(note.key(), note));
        return new WorkerState(DraftOrder.map(drafts), notes, undigested, unknown);
    }

    /** Every draft, oldest first. To count them is quick; to look at them takes a while where there are many. */
    public Collection<Draft> drafts() {
        return new AllDrafts(drafts.values());
    }

    /**
     * The drafts about which something is left to be done, oldest first: those that are not closed, and those whose
     * message has yet to be marked read.
     */
    public List<Draft> unfinished() {
        List<Draft> unfinished = new ArrayList<>();
        for (KeptDraft draft : drafts.values()) {
            if (!draft.isFinished()) {
                unfinished.add(draft.draft());
            }
        }
        return Collections.unmodifiableList(unfinished);
    }

    /** The draft about a message. */
    public Optional<Draft> draft(MessageId id) {
        return Optional.ofNullable(drafts.get(id)).map(KeptDraft::draft);
    }

    /** Whether the brains should be asked about a message again, since one of them had failed. */
    public boolean isToBeAskedAgain(MessageId id) {
        KeptDraft draft = drafts.get(id);
        return draft != null && !draft.isFinished() && draft.draft().isToBeAskedAgain();
    }

    /**
     * The drafts that an operator can mean (contract, section 3: an id or any unambiguous prefix of one).
     *
     * @param idOrPrefix what was typed
     * @return the one with just this id, else all whose id begins so; more than one is ambiguous
     */
    public List<Draft> matching(String idOrPrefix) {
        Draft exact = exact(idOrPrefix);
        if (exact != null) {
            return List.of(exact);
        }
        List<Draft> matching = new ArrayList<>();
        for (KeptDraft draft : drafts.values()) {
            if (!idOrPrefix.isEmpty() && draft.id().value().startsWith(idOrPrefix)) {
                matching.add(draft.draft());
            }
        }
        return List.copyOf(matching);
    }

    private @Nullable Draft exact(String id) {
        try {
            return draft(new MessageId(id)).orElse(null);
        } catch (WardenException e) {
            // What is no id may still be the beginning of one.
            return null;
        }
    }

    /** Whether a message was decided before, whatever became of it. */
    public boolean isKnown(MessageId id) {
        return drafts.containsKey(id);
    }

    /** How many replies are not settled: {@code pending} and {@code sending}. */
    public int pendingCount() {
        return count(DraftStatus::isPending);
    }

    /** How many other decisions no person has closed. */
    public int openCount() {
        return count(status -> status == DraftStatus.OPEN);
    }

    /** The drafts whose message has to be marked read, which has not worked so far; oldest first. */
    public List<Draft> readMarksOwed() {
        return unfinished().stream()
                .filter(draft -> draft.handling().readOwed())
                .toList();
    }

    /** The notes that wait to be posted, oldest first. */
    public List<OwedNote> owed() {
        return List.copyOf(owed.values());
    }

    /** The ticks that decided something and whose digest is not written yet, oldest first. */
    public List<String> undigested() {
        return undigested;
    }

    /**
     * With what a tick decided. A message that was decided before keeps its decision, unless that one was provisional
     * and no person has acted on it; it then keeps its key and its place.
     */
    public WorkerState withDecided(List<Draft> decided) {
        Map<MessageId, KeptDraft> changed = new LinkedHashMap<>(drafts);
        for (Draft draft : decided) {
            KeptDraft old = changed.get(draft.messageId());
            if (old == null) {
                changed.put(draft.messageId(), new WholeDraft(draft));
            } else if (!old.isFinished() && old.draft().isReplaceable()) {
                changed.put(draft.messageId(), new WholeDraft(draft.inPlaceOf(old.draft())));
            }
        }
        return new WorkerState(DraftOrder.map(changed.values()), owed, undigested, unknown);
    }

    /**
     * With this draft in the place of the one about the same message, or added to the others.
     *
     * @throws IllegalStateException if there is no way from the one's status to the other's
     */
    public WorkerState withDraft(Draft draft) {
        return withDrafts(List.of(draft));
    }

    /**
     * With each of these drafts in the place of the one for its message, or added. In one go, since every change copies
     * all drafts.
     *
     * @param some the drafts
     * @throws IllegalStateException if there is no way from the one's status to the other's
     */
    public WorkerState withDrafts(Collection<Draft> some) {
        Map<MessageId, KeptDraft> changed = new LinkedHashMap<>(drafts);
        for (Draft draft : some) {
            KeptDraft before = changed.put(draft.messageId(), new WholeDraft(draft));
            if (before != null && !Lifecycle.allows(before.status(), draft.status())) {
                throw new IllegalStateException("a draft cannot go from " + before.status() + " to " + draft.status());
            }
        }
        return new WorkerState(DraftOrder.map(changed.values()), owed, undigested, unknown);
    }

    /**
     * With every unfinished draft as a change makes it that leaves its message, its status and its place.
     *
     * @param change from each draft to the one in its place
     */
    public WorkerState withEachUnfinished(UnaryOperator<Draft> change) {
        Map<MessageId, KeptDraft> changed = new LinkedHashMap<>(drafts);
        for (Draft draft : unfinished()) {
            changed.put(draft.messageId(), new WholeDraft(change.apply(draft)));
        }
        return new WorkerState(changed, owed, undigested, unknown);
    }

    /**
     * With a note that could not be posted. Of more than 20 the oldest is dropped, with a warning.
     *
     * @param note the note; one with the same key is replaced
     */
    public Change withNoteOwed(OwedNote note) {
        Map<String, OwedNote> changed = new LinkedHashMap<>(owed);
        changed.put(note.key(), note);
        List<String> warnings = new ArrayList<>();
        while (changed.size() > MOST_OWED) {
            OwedNote oldest = changed.remove(changed.keySet().iterator().next());
            warnings.add("more than " + MOST_OWED + " progress notes are owed; the oldest, of "
                    + (oldest == null ? "unknown" : oldest.since()) + ", was dropped");
        }
        return Change.to(new WorkerState(drafts, changed, undigested, unknown)).withWarnings(warnings);
    }

    /** Without a note: it was posted. */
    public WorkerState withoutNote(String key) {
        Map<String, OwedNote> changed = new LinkedHashMap<>(owed);
        changed.remove(key);
        return new WorkerState(drafts, changed, undigested, unknown);
    }

    /** With a tick whose decisions are stored and whose digest has yet to be written. */
    public WorkerState withDigestOwed(String tickId) {
        List<String> changed = new ArrayList<>(undigested);
        changed.remove(tickId);
        changed.add(tickId);
        int from = Math.max(0, changed.size() - MOST_UNDIGESTED);
        return new WorkerState(drafts, owed, changed.subList(from, changed.size()), unknown);
    }

    /** A digest was written: it carries everything that is open, so none is owed any more. */
    public WorkerState withDigestWritten() {
        return new WorkerState(drafts, owed, List.of(), unknown);
    }

    /**
     * The closed decisions that are old enough to be forgotten (contract, {@code WORKER_KEEP}), oldest first.
     *
     * @param before what was closed earlier than this may go
     */
    public List<Draft> forgettable(Instant before) {
        List<Draft> forgettable = new ArrayList<>();
        for (KeptDraft draft : drafts.values()) {
            if (draft.isFinished() && draft.closedAt().isBefore(before)) {
                forgettable.add(draft.draft());
            }
        }
        return forgettable;
    }

    /**
     * Without these decisions, as far as they are finished and still the same.
     *
     * @param settled decisions whose message the hub is known to hold as read, or no longer at all. A message that is
     *     forgotten while unread would be decided, and could be answered, a second time: absence from a list is not
     *     enough
     */
    public WorkerState forget(Collection<Draft> settled) {
        Set<MessageId> forgotten = new HashSet<>();
        for (Draft draft : settled) {
            KeptDraft known = drafts.get(draft.messageId());
            if (known != null && known.isFinished() && known.draft().equals(draft)) {
                forgotten.add(draft.messageId());
            }
        }
        if (forgotten.isEmpty()) {
            return this;
        }
        Map<MessageId, KeptDraft> changed = new LinkedHashMap<>(drafts);
        changed.keySet().removeAll(forgotten);
        return new WorkerState(changed, owed, undigested, unknown.without(forgotten));
    }

    Collection<KeptDraft> kept() {
        return drafts.values();
    }

    UnknownFields unknown() {
        return unknown;
    }

    private int count(Predicate<DraftStatus> wanted) {
        int count = 0;
        for (KeptDraft draft : drafts.values()) {
            if (wanted.test(draft.status())) {
                count++;
            }
        }
        return count;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof WorkerState that
                        && drafts.equals(that.drafts)
                        && owed.equals(that.owed)
                        && undigested.equals(that.undigested)
                        && unknown.equals(that.unknown));
    }

    @Override
    public int hashCode() {
        return drafts.keySet().hashCode() * 31 + owed.keySet().hashCode();
    }

    /** Counts only: what is in the drafts belongs into no log. */
    @Override
    public String toString() {
        return "WorkerState[" + drafts.size() + " drafts, " + owed.size() + " owed]";
    }
}
