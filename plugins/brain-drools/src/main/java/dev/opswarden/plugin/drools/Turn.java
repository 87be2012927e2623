package dev.opswarden.plugin.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;

/** One run of the rules over one message, as far as it got. Looked at by another thread when it does not come back. */
final class Turn {

    private final TriageFact fact;
    private volatile @Nullable Rule last;
    private volatile boolean inConsequence;
    private final List<Rule> fired = new ArrayList<>(2);

    Turn(TriageFact fact) {
        this.fact = fact;
    }

    /** A rule's consequence begins. */
    void begins(Rule rule) {
        last = rule;
        inConsequence = true;
        synchronized (fired) {
            fired.add(rule);
        }
        fact.firing(rule.getName());
    }

    /** It came to its end. */
    void ends() {
        inConsequence = false;
    }

    /** The full names of the rules that had their say. */
    Set<String> fired() {
        synchronized (fired) {
            return fired.stream()
                    .map(rule -> RulePlace.fullName(rule.getPackageName(), rule.getName()))
                    .collect(Collectors.toSet());
        }
    }

    TriageFact fact() {
        return fact;
    }

    /** The full name of the rule whose consequence ran last; empty before the first. */
    String lastRule() {
        Rule rule = last;
        return rule == null ? "" : RulePlace.fullName(rule.getPackageName(), rule.getName());
    }

    /** Whether that consequence has not come to its end. */
    boolean isInConsequence() {
        return inConsequence;
    }
}
