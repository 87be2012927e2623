package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.sandbox.RuleOwners;
import dev.opswarden.rules.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of a directory, loaded, less those that were set aside because they did not come back. */
final class LoadedRules {

    private final CompiledRules compiled;
    private final ClassLoader parent;
    private final Map<String, RulePlace> places = new HashMap<>();
    private final Set<String> setAside = new LinkedHashSet<>();
    private volatile RuleBases bases;

    /**
     * Loads them.
     *
     * @throws RuntimeException or {@link LinkageError} where they cannot be loaded
     */
    LoadedRules(CompiledRules compiled, ClassLoader parent) {
        this.compiled = compiled;
        this.parent = parent;
        for (RulePlace place : compiled.places()) {
            places.putIfAbsent(place.fullName(), place);
        }
        bases = new RuleBases(compiled, parent, setAside);
    }

    /** What to ask about a message. */
    Question about(Message message) {
        return bases.about(message);
    }

    /** A rule for the operator: {@code rule 'name' (file.drl:line)}. */
    String describe(String fullName) {
        RulePlace place = places.get(fullName);
        return place == null
                ? "rule '" + fullName.substring(fullName.lastIndexOf('.') + 1) + "'"
                : "rule '" + place.name() + "' (" + place.at() + ")";
    }

    /** The full names of the rules that a thread is busy with, as far as its stack tells. */
    List<String> inStackOf(Thread thread) {
        RuleOwners owners = RuleOwners.of(compiled.classes());
        for (StackTraceElement frame : thread.getStackTrace()) {
            String name = frame.getClassName();
            if (compiled.classes().containsKey(name)) {
                List<String> rules = owners.of(name, frame.getMethodName());
                if (!rules.isEmpty()) {
                    return rules.stream()
                            .map(rule -> RulePlace.fullName(RuleOwners.packageOf(name), rule))
                            .toList();
                }
            }
        }
        return List.of();
    }

    /** Goes on without these rules. What hangs keeps its session, and the classes that it may hold a lock on. */
    synchronized void setAside(Collection<String> fullNames) {
        if (setAside.addAll(fullNames)) {
            bases = new RuleBases(compiled, parent, setAside);
        }
    }

    /** The rules that were set aside, each as {@code file.drl:line: what happened}. */
    synchronized List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        for (String fullName : setAside) {
            RulePlace place = places.get(fullName);
            troubles.add((place == null ? "" : place.at() + ": ") + "rule '"
                    + (place == null ? fullName : place.name())
                    + "' did not come back and was set aside for the rest of this run");
        }
        return troubles;
    }
}
