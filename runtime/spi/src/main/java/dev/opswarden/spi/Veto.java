package dev.opswarden.spi;

import java.util.List;
import java.util.Optional;

/**
 * A brain's objection: the message goes to a person, and no brain may decide otherwise (contract, section 6).
 *
 * @param reason why, in one sentence for the operator
 * @param rule the rule that objects, where rules decide
 * @param priority how soon a person should look
 * @param labels words that the digest shows beside the message
 */
public record Veto(String reason, Optional<String> rule, Priority priority, List<String> labels) {

    /** Checks that there is a reason. */
    public Veto {
        if (HiddenCharacters.showNothing(reason)) {
            throw new IllegalArgumentException("a veto needs a reason");
        }
        labels = List.copyOf(labels);
    }

    /**
     * A veto of normal priority that no rule made.
     *
     * @param reason why, in one sentence for the operator
     */
    public static Veto because(String reason) {
        return new Veto(reason, Optional.empty(), Priority.NORMAL, List.of());
    }

    /** What a veto comes to: an escalation. */
    public Triage.Decided asEscalation() {
        return new Triage.Decided(Decision.ESCALATE, "", reason, rule, priority, labels);
    }
}
