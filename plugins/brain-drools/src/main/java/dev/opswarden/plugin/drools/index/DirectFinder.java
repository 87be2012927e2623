package dev.opswarden.plugin.drools.index;

import dev.opswarden.rules.Message;
import dev.opswarden.rules.Triage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Declaration;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.constraints.SingleConstraint1;
import org.drools.model.functions.IntrospectableLambda;

/**
 * Tells of a rule, as Drools describes it, whether it can be asked without the engine: whether nothing of what the engine
 * does beyond testing conditions and running what the rule does can make a difference. Whatever is not known here needs
 * the engine.
 */
final class DirectFinder {

    private static final int MOST_ARGUMENTS = 3;

    /** Attributes that put a rule off, or let others have a say in whether it fires. */
    private static final List<Rule.Attribute<?>> OF_THE_ENGINE = List.of(
            Rule.Attribute.LOCK_ON_ACTIVE,
            Rule.Attribute.ENABLED,
            Rule.Attribute.AUTO_FOCUS,
            Rule.Attribute.AGENDA_GROUP,
            Rule.Attribute.ACTIVATION_GROUP,
            Rule.Attribute.RULEFLOW_GROUP,
            Rule.Attribute.DURATION,
            Rule.Attribute.TIMER,
            Rule.Attribute.CALENDARS,
            Rule.Attribute.DATE_EFFECTIVE,
            Rule.Attribute.DATE_EXPIRES);

    private final Set<String> classes;
    private final List<DirectRule.Pattern> patterns = new ArrayList<>();
    private final Map<Variable<?>, DirectRule.Argument> variables = new HashMap<>();

    private DirectFinder(Set<String> classes) {
        this.classes = classes;
    }

    /**
     * The rule, if it needs no engine.
     *
     * @param rule one whose code comes to an end by itself
     * @param classes every generated class, by its binary name
     */
    static Optional<DirectRule> of(Rule rule, Set<String> classes) {
        return new DirectFinder(classes).find(rule);
    }

    private Optional<DirectRule> find(Rule rule) {
        Object salience = value(rule, Rule.Attribute.SALIENCE);
        Consequence does = rule.getDefaultConsequence();
        if (!(salience instanceof Integer number)
                || !OF_THE_ENGINE.stream().allMatch(attribute -> isLeftAlone(rule, attribute))
                || rule.getUnit() != null
                || !rule.getMetaData().isEmpty()
                || rule.getConsequences().size() != 1
                || !collect(rule.getView())
                || patterns.isEmpty()) {
            return Optional.empty();
        }
        List<DirectRule.Argument> arguments = arguments(does);
        return nameOf(does.getBlock())
                .filter(name -> !arguments.isEmpty())
                .map(name -> new DirectRule(number, patterns, name, arguments));
    }

    private static boolean isLeftAlone(Rule rule, Rule.Attribute<?> attribute) {
        Object value = value(rule, attribute);
        return value == null || value.equals(attribute.getDefaultValue());
    }

    /** Not always of the type that is declared: a value that is computed is something else. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object value(Rule rule, Rule.Attribute attribute) {
        return rule.getAttribute(attribute);
    }

    /** Whether the conditions are patterns and nothing else, each of which has to hold. */
    private boolean collect(Condition condition) {
        return switch (condition.getType()) {
            case PATTERN -> condition instanceof Pattern<?> pattern && pattern(pattern);
            case AND -> condition.getSubConditions().stream().allMatch(this::collect);
            // Where the one consequence comes in: after all of them.
            case CONSEQUENCE -> true;
            default -> false;
        };
    }

    private boolean pattern(Pattern<?> pattern) {
        Optional<DirectRule.Fact> fact = fact(pattern.getPatternVariable());
        List<String> predicates = new ArrayList<>();
        if (fact.isEmpty()
                || pattern.isPassive()
                || !bindings(pattern, fact.get())
                || !constraint(pattern.getConstraint(), pattern.getPatternVariable(), predicates)) {
            return false;
        }
        variables.put(pattern.getPatternVariable(), new DirectRule.Argument(fact.get(), ""));
        patterns.add(new DirectRule.Pattern(fact.get(), predicates));
        return true;
    }

    /** Whether all of them read a field of the message, which is the same whenever that is done. */
    private boolean bindings(Pattern<?> pattern, DirectRule.Fact fact) {
        for (Binding binding : pattern.getBindings()) {
            Optional<String> getter = nameOf(binding.getBindingFunction());
            Variable<?>[] inputs = binding.getInputVariables();
            if (getter.isEmpty()
                    || fact != DirectRule.Fact.MESSAGE
                    || inputs.length != 1
                    || inputs[0] != pattern.getPatternVariable()
                    || !NeedFinder.isPlain(binding.getReactOn())) {
                return false;
            }
            variables.put(binding.getBoundVariable(), new DirectRule.Argument(fact, getter.get()));
        }
        return true;
    }

    /** What a variable stands for, if that is one of the two facts as they are. */
    private static Optional<DirectRule.Fact> fact(Variable<?> variable) {
        if (!(variable instanceof Declaration<?> declared)
                || declared.getSource() != null
                || declared.getWindow() != null) {
            return Optional.empty();
        }
        return variable.getType() == Message.class
                ? Optional.of(DirectRule.Fact.MESSAGE)
                : variable.getType() == Triage.class ? Optional.of(DirectRule.Fact.TRIAGE) : Optional.empty();
    }

    /** Whether it tests this variable only, by classes that can be called by their names. */
    private boolean constraint(Constraint constraint, Variable<?> variable, List<String> predicates) {
        if (constraint == SingleConstraint.TRUE) {
            return true;
        }
        return switch (constraint.getType()) {
            case SINGLE -> {
                Optional<String> name = constraint instanceof SingleConstraint1<?> single
                                && single.getVariables().length == 1
                                && single.getVariables()[0] == variable
                                && !single.isTemporal()
                        ? nameOf(single.getPredicate1())
                        : Optional.empty();
                name.ifPresent(predicates::add);
                yield name.isPresent();
            }
            case AND, MULTIPLE ->
                constraint.getChildren().stream().allMatch(child -> constraint(child, variable, predicates));
            default -> false;
        };
    }

    private List<DirectRule.Argument> arguments(Consequence does) {
        List<DirectRule.Argument> arguments = new ArrayList<>();
        if (does.isUsingDrools() || does.isBreaking() || !"java".equals(does.getLanguage())) {
            return List.of();
        }
        for (Variable<?> variable : does.getVariables()) {
            DirectRule.Argument argument = variables.get(variable);
            if (argument == null || arguments.size() == MOST_ARGUMENTS) {
                return List.of();
            }
            arguments.add(argument);
        }
        return arguments;
    }

    /** The generated class behind a predicate or a consequence, if it is one of its own with one instance. */
    private Optional<String> nameOf(Object lambda) {
        Object code = lambda instanceof IntrospectableLambda wrapped ? wrapped.getLambda() : lambda;
        return code instanceof Enum<?> && classes.contains(code.getClass().getName())
                ? Optional.of(code.getClass().getName())
                : Optional.empty();
    }
}
