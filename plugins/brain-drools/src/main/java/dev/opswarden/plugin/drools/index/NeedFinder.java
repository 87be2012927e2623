package dev.opswarden.plugin.drools.index;

import dev.opswarden.plugin.drools.drl.SimpleCondition;
import dev.opswarden.plugin.drools.regex.NeededWords;
import dev.opswarden.plugin.drools.regex.RegexRisk;
import dev.opswarden.rules.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a message must hold for a rule to match, from the rule's conditions as they were compiled.
 *
 * <p>A condition that throws costs the message, so a rule is left out of a question only where the engine would not have
 * come to such a condition either: what is looked at ends where a condition is more than a field and a text.
 */
final class NeedFinder {

    private static final int LONGEST = 1_000;
    private static final int MOST_VALUES = 50;

    private final List<Need> needs = new ArrayList<>();
    /** Whether a condition was met that can do more than say no. */
    private boolean unclear;

    private NeedFinder() {}

    /** What this rule needs of a message; nothing where that cannot be told. */
    static List<Need> of(Rule rule) {
        List<Condition> patterns = new ArrayList<>();
        if (!flatten(rule.getView(), patterns)) {
            return List.of();
        }
        List<Need> all = new ArrayList<>();
        boolean severalUnclear = false;
        NeedFinder unclear = null;
        for (Condition condition : patterns) {
            NeedFinder finder = new NeedFinder();
            if (condition instanceof org.drools.model.Pattern<?> pattern) {
                boolean aboutMessage = pattern.getPatternVariable().getType().equals(Message.class);
                finder.unclear = !pattern.getBindings().stream().allMatch(binding -> isPlain(binding.getReactOn()));
                finder.constraint(pattern.getConstraint(), aboutMessage);
            }
            if (finder.unclear) {
                severalUnclear |= unclear != null;
                unclear = finder;
            }
            all.addAll(finder.needs);
        }
        if (unclear == null) {
            return all;
        }
        // The engine comes to what is unclear unless a need in the same pattern, before it, is not met.
        return severalUnclear ? List.of() : unclear.needs;
    }

    /** Bindings of a field do nothing but read it. */
    static boolean isPlain(String @Nullable [] reactsOn) {
        return reactsOn != null && reactsOn.length == 1 && Field.of(reactsOn[0]).isPresent();
    }

    /** All patterns that have to be there; whether there is nothing else. */
    private static boolean flatten(Condition condition, List<Condition> patterns) {
        switch (condition.getType()) {
            case PATTERN -> patterns.add(condition);
            case AND -> {
                for (Condition part : condition.getSubConditions()) {
                    if (!flatten(part, patterns)) {
                        return false;
                    }
                }
            }
            case CONSEQUENCE -> {
                // No condition.
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void constraint(Constraint constraint, boolean aboutMessage) {
        if (unclear || constraint == SingleConstraint.TRUE) {
            return;
        }
        switch (constraint.getType()) {
            case SINGLE -> single((SingleConstraint) constraint, aboutMessage);
            case AND, MULTIPLE -> constraint.getChildren().forEach(child -> constraint(child, aboutMessage));
            default -> unclear = true;
        }
    }

    private void single(SingleConstraint constraint, boolean aboutMessage) {
        String text = constraint.predicateInformation() == null
                ? ""
                : String.valueOf(constraint.predicateInformation().getStringConstraint());
        Optional<SimpleCondition> simple =
                constraint.getVariables().length == 1 ? SimpleCondition.of(text) : Optional.empty();
        if (simple.isEmpty()) {
            unclear = true;
            return;
        }
        Optional<Field> field = aboutMessage ? Field.of(simple.get().field()) : Optional.empty();
        field.flatMap(known -> need(known, simple.get()))
                .filter(need -> holds(constraint, need))
                .ifPresent(needs::add);
        unclear = simple.get().operator() == SimpleCondition.Operator.MATCHES
                && RegexRisk.of(simple.get().values().get(0)) != RegexRisk.NONE;
    }

    private static Optional<Need> need(Field field, SimpleCondition condition) {
        List<String> values = condition.values();
        if (condition.isNot()
                || values.isEmpty()
                || values.size() > MOST_VALUES
                || !values.stream().allMatch(NeedFinder::canBeKept)) {
            return Optional.empty();
        }
        return switch (condition.operator()) {
            case EQUAL -> field == Field.LABELS ? Optional.empty() : Optional.of(new Need(field, false, values));
            case CONTAINS ->
                field == Field.LABELS
                        ? Optional.of(new Need(field, false, values))
                        : words(field, NeededWords.literally(values.get(0)));
            case MATCHES -> field == Field.LABELS ? Optional.empty() : words(field, ofRegex(values.get(0)));
            case OTHER -> Optional.empty();
        };
    }

    /** Half a character would be another one once it was written to a file. */
    private static boolean canBeKept(String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST
                && value.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    private static Optional<NeededWords> ofRegex(String regex) {
        try {
            return NeededWords.of(Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Need> words(Field field, Optional<NeededWords> words) {
        return words.map(NeededWords::words)
                .filter(all -> all.stream().allMatch(word -> word.length() <= LONGEST))
                .map(all -> new Need(field, true, all));
    }

    /** Whether the compiled condition says no to messages that do not hold it, so far as a few of them can show. */
    private static boolean holds(SingleConstraint constraint, Need need) {
        for (String other : List.of("", "-", "\u00e4 7")) {
            Message message =
                    new Message(other, other, other, other, other, other, Instant.EPOCH, other, List.of(other));
            try {
                if (!need.isIn(new MessageTexts(message))
                        && constraint.getPredicate().test(message)) {
                    return false;
                }
            } catch (Exception e) {
                return false;
            }
        }
        return true;
    }
}
