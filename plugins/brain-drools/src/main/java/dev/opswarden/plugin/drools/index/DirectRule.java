package dev.opswarden.plugin.drools.index;

import java.util.List;

/**
 * A rule that can be asked without the engine: each of its conditions is about the message alone or about the verdict
 * alone, and what it does is one method that is handed no more than these.
 *
 * @param salience which of several matching rules comes first: the one with the highest number
 * @param patterns all of which have to hold
 * @param consequence the class that does what the rule does
 * @param arguments what that is handed, in this order
 */
public record DirectRule(int salience, List<Pattern> patterns, String consequence, List<Argument> arguments) {

    /** The facts that every message is asked about with. */
    public enum Fact {
        MESSAGE,
        TRIAGE
    }

    /**
     * Conditions on one fact.
     *
     * @param fact which
     * @param predicates the classes that test it, in the order of the conditions
     */
    public record Pattern(Fact fact, List<String> predicates) {

        /** Copies the list. */
        public Pattern {
            predicates = List.copyOf(predicates);
        }
    }

    /**
     * Something that the consequence is handed.
     *
     * @param fact the fact, or what it is read from
     * @param getter the class that reads it; empty for the fact itself
     */
    public record Argument(Fact fact, String getter) {}

    /** Copies the lists. */
    public DirectRule {
        patterns = List.copyOf(patterns);
        arguments = List.copyOf(arguments);
    }
}
