package dev.opswarden.engine.draft;

import dev.opswarden.engine.secrets.ReplyKeys;
import dev.opswarden.engine.state.AuditEvent;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.engine.text.ReplySubject;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import java.time.Instant;
import java.util.List;

/**
 * Turns what one tick decided into drafts.
 *
 * @param tickId the tick
 * @param now the time of the tick's decisions
 * @param who on whose behalf it runs, for the audit log
 * @param keys makes the drafts' keys
 */
public record Drafting(String tickId, Instant now, String who, ReplyKeys keys) {

    /**
     * A draft of a decision, with the one key that a reply to its message ever has.
     *
     * @param message the message, redacted
     * @param decided what was decided
     * @param brain by which brain
     * @param provisional whether only because a brain failed
     */
    public Draft draft(Message message, Triage.Decided decided, String brain, boolean provisional) {
        String subject = decided.decision() == Decision.REPLY ? ReplySubject.of(message.subject()) : message.subject();
        Draft draft = Draft.of(message, decided, brain, subject, tickId, keys.of(message.id()), now);
        return provisional ? draft.asProvisional() : draft;
    }

    /**
     * The state with these drafts, a digest owed for them, and a line in the audit log for each that is new.
     *
     * @param state the state as it is now
     * @param decided the drafts of this tick
     */
    public Change store(WorkerState state, List<Draft> decided) {
        List<Draft> news = newsAmong(decided, state);
        List<AuditEvent> events = news.stream()
                .map(draft -> AuditEvent.of(now, who, AuditEvent.What.DECIDED, draft)
                        .withDetail(story(draft)
                                + (state.isKnown(draft.messageId()) ? ", in the place of a provisional one" : "")))
                .toList();
        WorkerState changed = state.withDecided(decided);
        return Change.to(news.isEmpty() ? changed : changed.withDigestOwed(tickId))
                .withEvents(events);
    }

    /**
     * The drafts that change what a person sees: those of new messages, and real decisions in the place of provisional
     * ones that no person has acted on.
     *
     * @param decided the drafts of this tick
     * @param state the state as it is now
     */
    public List<Draft> newsAmong(List<Draft> decided, WorkerState state) {
        return decided.stream()
                .filter(draft -> state.draft(draft.messageId())
                        .map(known -> known.isReplaceable() && !draft.provisional())
                        .orElse(true))
                .toList();
    }

    private static String story(Draft draft) {
        return draft.decision().label() + " by " + draft.brain()
                + draft.rule().map(rule -> ", rule '" + rule + "'").orElse("");
    }
}
