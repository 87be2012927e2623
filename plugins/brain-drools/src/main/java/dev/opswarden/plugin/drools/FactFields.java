package dev.opswarden.plugin.drools;

import dev.opswarden.rules.Message;
import dev.opswarden.rules.Triage;
import java.util.Map;

/** The fields of a fact, by the names that conditions use. */
final class FactFields {

    private FactFields() {}

    static Map<String, Object> of(Object fact) {
        if (fact instanceof Message message) {
            return Map.of(
                    "id", message.getId(),
                    "sender", message.getSender(),
                    "recipient", message.getRecipient(),
                    "subject", message.getSubject(),
                    "body", message.getBody(),
                    "text", message.getText(),
                    "threadId", message.getThreadId(),
                    "sentAt", message.getSentAt(),
                    "priority", message.getPriority(),
                    "labels", message.getLabels());
        }
        return fact instanceof Triage triage
                ? Map.of("undecided", triage.isUndecided(), "decision", triage.getDecision())
                : Map.of();
    }
}
