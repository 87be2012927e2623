package dev.opswarden.plugin.drools;

import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import dev.opswarden.spi.WardenException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the rules over one message came to: the answer to both questions that a brain is asked.
 *
 * @param objection a rule's veto, or null; it counts even if another rule failed
 * @param triage what the rules decided; an abstention if none did
 * @param failure why there is no answer, or null
 */
record Verdict(
        @Nullable Veto objection, Triage triage, @Nullable WardenException failure) {

    /** A veto, or nothing. */
    Optional<Veto> veto() {
        if (objection == null && failure != null) {
            throw failure;
        }
        return Optional.ofNullable(objection);
    }

    /** A veto's escalation, or else the decision. */
    Triage decision() {
        if (objection != null) {
            return objection.asEscalation();
        }
        if (failure != null) {
            throw failure;
        }
        return triage;
    }

    /** The same for a person who asks. */
    RuleAnswer asAnswer() {
        if (objection != null) {
            return answer("veto", objection.asEscalation());
        }
        if (failure != null) {
            return new RuleAnswer(
                    "failed", Optional.empty(), Priority.NORMAL, String.valueOf(failure.getMessage()), "");
        }
        if (triage instanceof Triage.Decided decided) {
            return answer(decided.decision().label(), decided);
        }
        return triage instanceof Triage.Deferred deferred
                ? answer("defer", deferred.asEscalation())
                : new RuleAnswer("abstain", Optional.empty(), Priority.NORMAL, triage.reason(), "");
    }

    private static RuleAnswer answer(String decision, Triage.Decided decided) {
        return new RuleAnswer(decision, decided.rule(), decided.priority(), decided.reason(), decided.body());
    }

    static Verdict of(TriageFact fact, @Nullable WardenException failure) {
        Optional<Ruling> decision = fact.decision();
        Optional<Ruling> veto = fact.veto();
        return new Verdict(
                veto.isPresent() ? veto.get().asVeto() : null,
                decision.isPresent() ? decision.get().asTriage() : Triage.abstain("no rule applies"),
                failure);
    }
}
