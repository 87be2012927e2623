package dev.opswarden.engine.triage;

import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import java.util.Optional;

/**
 * What one brain says about one message when everybody is asked.
 *
 * @param brain the brain
 * @param answer {@code reply}, {@code escalate}, {@code fyi}, {@code ignore}, {@code veto}, {@code defer},
 *     {@code abstain} or {@code failed}
 * @param decision what the message would come to by this brain alone; nothing where it has none to offer
 * @param reason why
 * @param body the drafted text, possibly empty
 * @param rule the rule behind it, where rules decide
 * @param priority how soon a person should look
 */
public record Opinion(
        String brain,
        String answer,
        Optional<Decision> decision,
        String reason,
        String body,
        Optional<String> rule,
        Priority priority) {

    Opinion redacted(Redactor redactor) {
        return new Opinion(
                brain,
                answer,
                decision,
                redactor.line(reason),
                redactor.reply(body),
                rule.map(redactor::line),
                priority);
    }

    static Opinion veto(String brain, Veto veto) {
        return new Opinion(
                brain, "veto", Optional.of(Decision.ESCALATE), veto.reason(), "", veto.rule(), veto.priority());
    }

    static Opinion failure(String brain, String why) {
        return new Opinion(brain, "failed", Optional.empty(), why, "", Optional.empty(), Priority.NORMAL);
    }

    static Opinion of(String brain, Triage said) {
        if (said instanceof Triage.Decided decided) {
            return new Opinion(
                    brain,
                    decided.decision().label(),
                    Optional.of(decided.decision()),
                    decided.reason(),
                    decided.body(),
                    decided.rule(),
                    decided.priority());
        }
        if (said instanceof Triage.Deferred deferred) {
            return new Opinion(
                    brain,
                    "defer",
                    Optional.of(Decision.ESCALATE),
                    deferred.reason(),
                    "",
                    deferred.rule(),
                    deferred.priority());
        }
        return new Opinion(brain, "abstain", Optional.empty(), said.reason(), "", Optional.empty(), Priority.NORMAL);
    }
}
