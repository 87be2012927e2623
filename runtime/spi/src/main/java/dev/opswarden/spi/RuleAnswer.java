package dev.opswarden.spi;

import java.util.Optional;

/**
 * What rules make of one message, as a tick would hear it.
 *
 * @param decision {@code reply}, {@code escalate}, {@code fyi}, {@code ignore}, {@code defer}, {@code veto} or
 *     {@code abstain}; {@code failed} where a rule failed
 * @param rule the rule that decided
 * @param priority the priority of the decision
 * @param reason why
 * @param body the drafted reply, or the suggestion of an escalation; empty otherwise
 */
public record RuleAnswer(String decision, Optional<String> rule, Priority priority, String reason, String body) {}
