package dev.opswarden.engine.triage;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the brains have said about one message so far. */
final class Hearing {

    private final Message message;
    private final List<String> order;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final List<String> abstentions = new ArrayList<>();
    private final Map<String, Opinion> opinions = new LinkedHashMap<>();
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
        opinions.putIfAbsent(brain, Opinion.failure(brain, why));
    }

    /** An objection stands, whoever decides what. */
    void vetoed(String brain, Veto veto) {
        opinions.putIfAbsent(brain, Opinion.veto(brain, veto));
        decided(brain, veto.asEscalation());
    }

    boolean hasVetoed(String brain) {
        Opinion said = opinions.get(brain);
        return said != null && said.answer().equals("veto");
    }

    /** What a brain answered; the first decision stands. */
    void said(String brain, Triage answer) {
        opinions.putIfAbsent(brain, Opinion.of(brain, answer));
        if (answer instanceof Triage.Decided decision) {
            decided(brain, decision);
        } else if (answer instanceof Triage.Deferred deferred) {
            deferred(brain, deferred);
        } else {
            abstained(brain, answer.reason());
        }
    }

    boolean isDecided() {
        return verdict != null;
    }

    /** What each brain that was asked said, in the order of the brains. */
    Comparison comparison() {
        return new Comparison(
                message,
                order.stream()
                        .flatMap(brain -> Optional.ofNullable(opinions.get(brain)).stream())
                        .toList());
    }

    private void abstained(String brain, String reason) {
        abstentions.add(brain + " abstained: " + reason);
    }

    private void deferred(String brain, Triage.Deferred said) {
        // The first deferral stands: the order of the brains is the operator's order of trust.
        if (deferral == null) {
            deferral = said;
            deferredBy = brain;
        }
    }

    private void decided(String brain, Triage.Decided said) {
        if (verdict == null) {
            verdict = new Verdict(message, said, brain, false);
        }
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
