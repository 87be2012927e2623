package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.drl.FieldNames;
import dev.opswarden.rules.Message;
import dev.opswarden.rules.Triage;
import dev.opswarden.spi.OneLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.jspecify.annotations.Nullable;

/** Goes through a rule's conditions one by one, as they were compiled, and stops at the first that does not hold. */
final class ConditionTrace {

    private static final int LONGEST_VALUE = 80;

    private final Message message;
    private final Triage fresh = new TriageFact(name -> "");
    private final Map<Variable<?>, Object> values = new HashMap<>();

    ConditionTrace(Message message) {
        this.message = message;
    }

    /** The first condition that does not hold, with what it saw; for a rule whose conditions all hold, that they do. */
    String firstFailure(Rule rule) {
        return failure(rule.getView())
                .orElse("its conditions hold, but it did not get the word: another rule of its group did, or it is not"
                        + " in force at this time");
    }

    private Optional<String> failure(Condition condition) {
        return switch (condition.getType()) {
            case PATTERN -> condition instanceof Pattern<?> pattern ? pattern(pattern) : Optional.empty();
            case AND -> first(condition.getSubConditions());
            case OR -> any(condition.getSubConditions());
            case NOT ->
                failure(condition.getSubConditions().get(0)).isPresent()
                        ? Optional.empty()
                        : Optional.of("what must not be there is there");
            case EXISTS -> failure(condition.getSubConditions().get(0));
            case CONSEQUENCE -> Optional.empty();
            default ->
                Optional.of("a condition of the kind "
                        + condition.getType().name().toLowerCase(Locale.ROOT)
                        + ", which cannot be looked into, or one before or behind it, does not hold");
        };
    }

    private Optional<String> first(List<Condition> conditions) {
        for (Condition condition : conditions) {
            Optional<String> failure = failure(condition);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private Optional<String> any(List<Condition> conditions) {
        List<String> failures = new ArrayList<>();
        for (Condition condition : conditions) {
            Optional<String> failure = failure(condition);
            if (failure.isEmpty()) {
                return Optional.empty();
            }
            failures.add(failure.get());
        }
        return Optional.of(String.join("; nor ", failures));
    }

    private Optional<String> pattern(Pattern<?> pattern) {
        Class<?> type = pattern.getPatternVariable().getType();
        Object fact = type.isInstance(message) ? message : type.isInstance(fresh) ? fresh : null;
        if (fact == null) {
            return Optional.of("there is no " + type.getSimpleName() + " to be found");
        }
        values.put(pattern.getPatternVariable(), fact);
        for (Binding binding : pattern.getBindings()) {
            bind(binding);
        }
        return constraint(pattern.getConstraint(), type.getSimpleName(), fact);
    }

    private void bind(Binding binding) {
        try {
            Object[] inputs = inputs(binding.getInputVariables());
            Object value = inputs == null ? null : binding.eval(inputs);
            if (value != null) {
                values.put(binding.getBoundVariable(), value);
            }
        } catch (RuntimeException e) {
            // What needs it says so.
        }
    }

    private Optional<String> constraint(Constraint constraint, String type, Object fact) {
        switch (constraint.getType()) {
            case SINGLE -> {
                return single((SingleConstraint) constraint, type, fact);
            }
            case OR -> {
                List<String> failures = new ArrayList<>();
                for (Constraint child : constraint.getChildren()) {
                    Optional<String> failure = constraint(child, type, fact);
                    if (failure.isEmpty()) {
                        return Optional.empty();
                    }
                    failures.add(failure.get());
                }
                return Optional.of(String.join("; nor ", failures));
            }
            default -> {
                for (Constraint child : constraint.getChildren()) {
                    Optional<String> failure = constraint(child, type, fact);
                    if (failure.isPresent()) {
                        return failure;
                    }
                }
                return Optional.empty();
            }
        }
    }

    private Optional<String> single(SingleConstraint constraint, String type, Object fact) {
        if (constraint == SingleConstraint.TRUE) {
            return Optional.empty();
        }
        String text = constraint.predicateInformation() == null
                ? ""
                : constraint.predicateInformation().getStringConstraint();
        Object[] inputs = inputs(constraint.getVariables());
        if (inputs == null) {
            return Optional.of("'" + text + "' of " + type + " needs something that is not there");
        }
        try {
            return constraint.getPredicate().test(inputs)
                    ? Optional.empty()
                    : Optional.of("'" + OneLine.of(text, 200) + "' of " + type + " does not hold" + saw(text, fact));
        } catch (Exception | StackOverflowError | AssertionError e) {
            Throwable cause = e.getCause() instanceof RuleError ? e.getCause() : e;
            return Optional.of("'" + text + "' of " + type + " failed: "
                    + (cause instanceof RuleError
                            ? cause.getMessage()
                            : cause.getClass().getSimpleName()));
        }
    }

    private Object @Nullable [] inputs(Variable<?>[] variables) {
        Object[] inputs = new Object[variables.length];
        for (int at = 0; at < variables.length; at++) {
            Object value = values.get(variables[at]);
            if (value == null) {
                return null;
            }
            inputs[at] = value;
        }
        return inputs;
    }

    /** The values of the fields that the condition names. */
    private static String saw(String condition, Object fact) {
        List<String> seen = new ArrayList<>();
        Map<String, Object> fields = FactFields.of(fact);
        for (String name : FieldNames.in(condition)) {
            Object value = fields.get(name);
            if (value != null) {
                String shown = OneLine.of(value.toString(), LONGEST_VALUE);
                seen.add(name + " is " + (value instanceof String ? "\"" + shown + "\"" : shown));
            }
        }
        return seen.isEmpty() ? "" : ": " + String.join(", ", seen);
    }
}
