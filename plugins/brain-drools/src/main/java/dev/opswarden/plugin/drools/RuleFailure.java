package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.regex.RegexTimeout;
import dev.opswarden.plugin.drools.sandbox.RuleClassLoader;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.WardenException;
import org.drools.modelcompiler.constraints.ConstraintEvaluationException;
import org.kie.api.runtime.rule.ConsequenceException;

/** Says which rule failed, and how, without a word of the message. */
final class RuleFailure {

    private static final int DEEPEST = 20;

    private RuleFailure() {}

    /**
     * The failure for the operator.
     *
     * @param rule the rule whose consequence ran, as the operator knows it; empty before the first
     */
    static WardenException of(String rule, Throwable failure) {
        return of(rule, failure, rule.isEmpty() ? "a condition of the rules" : rule + ", or a condition after it,");
    }

    /** The same where it is known that the rule's consequence threw. */
    static WardenException inConsequence(String rule, Exception failure) {
        return of(rule, failure, rule);
    }

    private static WardenException of(String rule, Throwable failure, String place) {
        try {
            return told(rule, failure, place);
        } catch (RuntimeException | Error e) {
            // An error of the rule's own making, whose methods fail in their turn.
            return new WardenException(
                    ErrorKind.REFUSED,
                    (rule.isEmpty() ? "a condition of the rules" : rule)
                            + " failed, with an error that cannot be read");
        }
    }

    private static WardenException told(String rule, Throwable failure, String first) {
        boolean foreign = false;
        String place = first;
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST; depth++) {
            foreign |= cause.getClass().getClassLoader() instanceof RuleClassLoader;
            if (cause instanceof ConstraintEvaluationException condition) {
                place = OneLine.of(String.valueOf(condition.getMessage()), 200) + ": it";
            } else if (cause instanceof ConsequenceException) {
                place = rule;
            }
            if (cause instanceof RuleError || cause instanceof RegexTimeout || cause.getCause() == null) {
                break;
            }
            cause = cause.getCause();
        }
        // The text of somebody else's exception may quote the message: its name has to do.
        String what = cause instanceof RuleError || cause instanceof RegexTimeout
                ? String.valueOf(cause.getMessage())
                : name(cause);
        String said = place + " failed: " + what;
        // What a rule's author wrote is not called again by whoever looks at the failure later.
        return foreign
                ? new WardenException(ErrorKind.REFUSED, said)
                : new WardenException(ErrorKind.REFUSED, said, failure);
    }

    private static String name(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        Class<?> parent = cause.getClass().getSuperclass();
        return name.isEmpty() && parent != null ? "an error of its own (" + parent.getSimpleName() + ")" : name;
    }
}
