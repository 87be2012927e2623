package dev.opswarden.cli;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RuleAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Messages that were decided again.
 *
 * @param messages how many
 * @param unknown for how many it is not known what was decided before
 * @param changes those that came out otherwise
 */
record Replay(int messages, int unknown, List<Change> changes) {

    /** What ends as an escalation, where nobody decides otherwise. */
    private static final Set<String> TO_A_PERSON = Set.of("defer", "veto", "abstain", "failed");

    /**
     * One message.
     *
     * @param message which
     * @param before what was made of it
     * @param after what would be
     */
    record Change(Message message, RuleAnswer before, RuleAnswer after) {}

    /** The rules in force, and others. */
    static Replay between(List<Message> messages, List<RuleAnswer> before, List<RuleAnswer> after) {
        List<Change> changes = new ArrayList<>();
        for (int at = 0; at < messages.size(); at++) {
            RuleAnswer one = before.get(at);
            RuleAnswer other = after.get(at);
            if (!one.decision().equals(other.decision())
                    || !one.rule().equals(other.rule())
                    || one.priority() != other.priority()
                    || !one.body().equals(other.body())) {
                changes.add(new Change(messages.get(at), one, other));
            }
        }
        return new Replay(messages.size(), 0, changes);
    }

    /** What is remembered of earlier ticks, and the rules in force. */
    static Replay withHistory(List<Message> messages, WorkerState state, List<RuleAnswer> now) {
        Map<MessageId, Draft> known = new HashMap<>();
        state.drafts().forEach(draft -> known.put(draft.messageId(), draft));
        List<Change> changes = new ArrayList<>();
        int unknown = 0;
        for (int at = 0; at < messages.size(); at++) {
            Draft draft = known.get(messages.get(at).id());
            if (draft == null) {
                unknown++;
            } else if (!draft.decision().label().equals(ends(now.get(at)))
                    || !draft.rule().equals(now.get(at).rule())) {
                changes.add(new Change(messages.get(at), remembered(draft), now.get(at)));
            }
        }
        return new Replay(messages.size(), unknown, changes);
    }

    private static String ends(RuleAnswer answer) {
        return TO_A_PERSON.contains(answer.decision()) ? "escalate" : answer.decision();
    }

    private static RuleAnswer remembered(Draft draft) {
        return new RuleAnswer(draft.decision().label(), draft.rule(), draft.priority(), draft.reason(), "");
    }
}
