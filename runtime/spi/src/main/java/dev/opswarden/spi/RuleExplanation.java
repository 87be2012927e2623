package dev.opswarden.spi;

import java.util.List;

/**
 * Why rules make of a message what they do.
 *
 * @param answer what they make of it
 * @param rules every rule that is in force, in the order of the files
 */
public record RuleExplanation(RuleAnswer answer, List<Verdict> rules) {

    /** Copies the rules. */
    public RuleExplanation {
        rules = List.copyOf(rules);
    }

    /**
     * One rule and the message.
     *
     * @param rule the rule
     * @param matched whether its conditions hold and it had its say
     * @param why for a rule that did not match, the first condition that failed with the value it saw; for one that did,
     *     whether it decided
     */
    public record Verdict(RuleEntry rule, boolean matched, String why) {}
}
