package dev.opswarden.engine.triage;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the brains have said about one message so far. */
final class Hearing {

    private final Message message;
    private final List<String> order;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final List<String> abstentions = new ArrayList<>();
    private @Nullable String deferredBy;
    private Triage.@Nullable Deferred deferral;
    private @Nullable Verdict verdict;

    Hearing(Message message, List<String> order) {
        this.message = message;
        this.order = order;
    }

    Message message() {
        return message;
    }

    boolean hasFailed(String brain) {
        return failures.containsKey(brain);
    }

    void failed(String brain, String why) {
        failures.put(brain, why);
    }

    void abstained(String brain, String reason) {
        abstentions.add(brain + " abstained: " + reason);
    }

    void deferred(String brain, Triage.Deferred said) {
        // The first deferral stands: the order of the brains is the operator's order of trust.
        if (deferral == null) {
            deferral = said;
            deferredBy = brain;
        }
    }

    void decided(String brain, Triage.Decided said) {
        verdict = new Verdict(message, said, brain, false);
    }

    Council.Answer answer() {
        Verdict stands = verdict != null ? verdict : nobodyDecided();
        return new Council.Answer(stands, fallbacks(stands.brain()));
    }

    private Verdict nobodyDecided() {
        boolean provisional = !failures.isEmpty();
        if (deferral != null && deferredBy != null) {
            return new Verdict(message, deferral.asEscalation(), deferredBy, provisional);
        }
        List<String> said = new ArrayList<>(abstentions);
        failures.forEach((brain, why) -> said.add(brain + " failed: " + why));
        String reason = said.isEmpty() ? "no brain decided" : "no brain decided (" + String.join("; ", said) + ")";
        return new Verdict(message, Triage.escalate(reason), Verdict.ENGINE, provisional);
    }

    private List<Fallback> fallbacks(String decider) {
        List<Fallback> fallbacks = new ArrayList<>();
        failures.forEach(
                (brain, why) -> fallbacks.add(new Fallback(message.id(), brain, nextAfter(brain, decider), why)));
        return fallbacks;
    }

    private String nextAfter(String brain, String decider) {
        for (int i = order.indexOf(brain) + 1; i < order.size(); i++) {
            if (!failures.containsKey(order.get(i))) {
                return order.get(i);
            }
        }
        return decider;
    }
}
