package dev.opswarden.spi;

import java.util.List;
import java.util.Optional;

/**
 * What a brain says about one message (contract, section 3): it decides, defers or abstains, always with a reason.
 *
 * <p>There is no way to say "send", to name a recipient or to mark a message read: a brain cannot ask for them.
 */
public sealed interface Triage permits Triage.Decided, Triage.Deferred, Triage.Abstained {

    /** Why, in one sentence for the operator; never empty. */
    String reason();

    /**
     * A reply should be drafted.
     *
     * @param body the text of the reply; a person must be able to see something of it
     * @param reason why, in one sentence
     */
    static Decided reply(String body, String reason) {
        return Decided.of(Decision.REPLY, body, reason);
    }

    /**
     * A person has to look.
     *
     * @param reason why, in one sentence
     */
    static Decided escalate(String reason) {
        return Decided.of(Decision.ESCALATE, "", reason);
    }

    /**
     * A person has to look, and this could be the answer.
     *
     * @param suggestion a text that the person may start from; empty for none
     * @param reason why, in one sentence
     */
    static Decided escalate(String suggestion, String reason) {
        return Decided.of(Decision.ESCALATE, suggestion, reason);
    }

    /**
     * Worth a line in the digest.
     *
     * @param reason why, in one sentence
     */
    static Decided fyi(String reason) {
        return Decided.of(Decision.FYI, "", reason);
    }

    /**
     * Not worth more than being counted.
     *
     * @param reason why, in one sentence
     */
    static Decided ignore(String reason) {
        return Decided.of(Decision.IGNORE, "", reason);
    }

    /**
     * "I know nothing better": the next brain is asked, and if nobody decides, the message is escalated for this
     * reason.
     *
     * @param reason what the operator reads then
     */
    static Deferred defer(String reason) {
        return new Deferred(reason, Optional.empty(), Priority.NORMAL, List.of());
    }

    /**
     * Nothing to say: the next brain is asked.
     *
     * @param reason why; the operator reads it where nobody decides
     */
    static Abstained abstain(String reason) {
        return new Abstained(reason);
    }

    /**
     * A decision.
     *
     * @param decision what the message needs
     * @param body the drafted reply, or the suggestion of an escalation; empty otherwise
     * @param reason why
     * @param rule the rule that decided, where rules decide
     * @param priority how soon a person should look
     * @param labels words that the digest shows beside the message
     * @param model the language model that decided, where one did
     */
    record Decided(
            Decision decision,
            String body,
            String reason,
            Optional<String> rule,
            Priority priority,
            List<String> labels,
            Optional<AskedModel> model)
            implements Triage {

        /** Checks that there is a reason, and a text where one is needed. */
        public Decided {
            requireText(reason, "a decision needs a reason");
            if (decision == Decision.REPLY) {
                requireText(body, "a reply needs a text");
            }
            labels = List.copyOf(labels);
        }

        /** A decision that no model made. */
        public Decided(
                Decision decision,
                String body,
                String reason,
                Optional<String> rule,
                Priority priority,
                List<String> labels) {
            this(decision, body, reason, rule, priority, labels, Optional.empty());
        }

        private static Decided of(Decision decision, String body, String reason) {
            return new Decided(decision, body, reason, Optional.empty(), Priority.NORMAL, List.of());
        }

        /** The same decision, made by this rule. */
        public Decided byRule(String name) {
            return new Decided(decision, body, reason, Optional.of(name), priority, labels, model);
        }

        /** The same decision with this priority. */
        public Decided withPriority(Priority changed) {
            return new Decided(decision, body, reason, rule, changed, labels, model);
        }

        /** The same decision with these labels. */
        public Decided withLabels(List<String> changed) {
            return new Decided(decision, body, reason, rule, priority, changed, model);
        }

        /** The same decision, made by this model. */
        public Decided withModel(Optional<AskedModel> changed) {
            return new Decided(decision, body, reason, rule, priority, labels, changed);
        }
    }

    /**
     * Stands as an escalation when nobody after this brain decides.
     *
     * @param reason what the operator reads then
     * @param rule the rule that deferred, where rules decide
     * @param priority the priority of that escalation
     * @param labels the labels of that escalation
     */
    record Deferred(String reason, Optional<String> rule, Priority priority, List<String> labels) implements Triage {

        /** Checks that there is a reason. */
        public Deferred {
            requireText(reason, "a deferral needs a reason");
            labels = List.copyOf(labels);
        }

        /** The same deferral, made by this rule, with this priority and these labels. */
        public Deferred byRule(String name, Priority changed, List<String> changedLabels) {
            return new Deferred(reason, Optional.of(name), changed, changedLabels);
        }

        /** What stands when nobody decides: an escalation for the same reason. */
        public Decided asEscalation() {
            return new Decided(Decision.ESCALATE, "", reason, rule, priority, labels);
        }
    }

    /**
     * Hands on to the next brain.
     *
     * @param reason why
     */
    record Abstained(String reason) implements Triage {

        /** Checks that there is a reason. */
        public Abstained {
            requireText(reason, "an abstention needs a reason");
        }
    }

    private static void requireText(String text, String complaint) {
        if (HiddenCharacters.showNothing(text)) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
