package dev.opswarden.plugin.llm;

import dev.opswarden.spi.AskedModel;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Triage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a model may say of a message, and all that it may say: nothing here could send, name a recipient or mark a
 * message read.
 *
 * @param decision what the message needs
 * @param body the drafted reply, or the suggestion of an escalation; possibly empty
 * @param reason why, in one sentence
 * @param confidence how sure it is of itself, from 0 to 1
 * @param priority how soon a person should look
 */
record ModelVerdict(Decision decision, String body, String reason, double confidence, Priority priority) {

    /**
     * What the host is told: the decision, or an escalation with the draft as a suggestion where the model is not sure
     * enough of itself.
     *
     * @param minConfidence {@code LLM_CONNECT_MIN_CONFIDENCE}
     * @param model what decided
     */
    Triage toTriage(double minConfidence, AskedModel model) {
        boolean unsure = confidence < minConfidence && decision != Decision.ESCALATE;
        boolean textCounts = decision == Decision.REPLY || decision == Decision.ESCALATE;
        return new Triage.Decided(
                unsure ? Decision.ESCALATE : decision,
                textCounts ? body : "",
                unsure ? unsure(minConfidence) : reason,
                Optional.empty(),
                priority,
                List.of(),
                Optional.of(model));
    }

    private String unsure(double minConfidence) {
        return String.format(
                Locale.ROOT,
                "the model is not sure enough (%.2f, LLM_CONNECT_MIN_CONFIDENCE is %.2f); it would say '%s': %s",
                confidence,
                minConfidence,
                decision.label(),
                reason);
    }
}
