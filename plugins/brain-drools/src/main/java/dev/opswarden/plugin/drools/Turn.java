package dev.opswarden.plugin.drools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One run of the rules over one message, as far as it got. Looked at by another thread when it does not come back. */
final class Turn {

    private final TriageFact fact;
    private volatile String last = "";
    private volatile boolean inConsequence;
    private final List<String> fired = new ArrayList<>(2);

    Turn(TriageFact fact) {
        this.fact = fact;
    }

    /**
     * A rule's consequence begins.
     *
     * @param name its name, as the author wrote it
     * @param fullName its name, as Drools calls it
     */
    void begins(String name, String fullName) {
        last = fullName;
        inConsequence = true;
        synchronized (fired) {
            fired.add(fullName);
        }
        fact.firing(name);
    }

    /** It came to its end. */
    void ends() {
        inConsequence = false;
    }

    /** The full names of the rules that had their say. */
    Set<String> fired() {
        synchronized (fired) {
            return new HashSet<>(fired);
        }
    }

    TriageFact fact() {
        return fact;
    }

    /** The full name of the rule whose consequence ran last; empty before the first. */
    String lastRule() {
        return last;
    }

    /** Whether that consequence has not come to its end. */
    boolean isInConsequence() {
        return inConsequence;
    }
}
