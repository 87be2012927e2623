package dev.opswarden.plugin.drools.index;

import dev.opswarden.plugin.drools.sandbox.CodeThatEnds;
import dev.opswarden.plugin.drools.sandbox.RuleMethods;
import dev.opswarden.plugin.drools.sandbox.RuleMethods.RuleMethod;
import dev.opswarden.rules.Message;
import dev.opswarden.rules.Triage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.Condition;
import org.drools.model.Declaration;
import org.drools.model.Model;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.jspecify.annotations.Nullable;

/** Makes outlines of rules that were just compiled. */
public final class Outlines {

    private Outlines() {}

    /**
     * One for each rule, in the order in which Drools has them.
     *
     * @param models the compiled rules, loaded
     * @param classes every generated class, by its binary name, as it runs
     */
    public static List<RuleOutline> of(List<Model> models, Map<String, byte[]> classes) {
        @Nullable Set<String> inDoubt = CodeThatEnds.inDoubt(classes);
        List<RuleOutline> outlines = new ArrayList<>();
        for (int at = 0; at < models.size(); at++) {
            Model model = models.get(at);
            List<RuleMethod> methods = methods(model, classes);
            for (int place = 0; place < model.getRules().size(); place++) {
                Rule rule = model.getRules().get(place);
                String name = rule.getPackage() + "." + rule.getName();
                boolean ends = inDoubt != null
                        && !inDoubt.contains(name)
                        && isPlain(rule.getView())
                        && factsOfRules(rule.getView()) <= 1;
                RuleMethod method = methods.isEmpty() ? new RuleMethod("", "") : methods.get(place);
                DirectRule direct = ends && method.owner().startsWith(rule.getPackage() + ".Rules")
                        ? DirectFinder.of(rule, classes.keySet()).orElse(null)
                        : null;
                outlines.add(
                        new RuleOutline(at, method.owner(), method.name(), name, ends, direct, NeedFinder.of(rule)));
            }
        }
        return outlines;
    }

    /** None where the model is more than its rules, or holds rules that no method of its own describes. */
    private static List<RuleMethod> methods(Model model, Map<String, byte[]> classes) {
        byte[] code = classes.get(model.getClass().getName());
        if (code == null
                || !model.getGlobals().isEmpty()
                || !model.getQueries().isEmpty()
                || !model.getTypeMetaDatas().isEmpty()
                || !model.getEntryPoints().isEmpty()) {
            return List.of();
        }
        List<RuleMethod> methods = RuleMethods.of(code);
        return methods.size() == model.getRules().size() ? methods : List.of();
    }

    /** Whether the engine itself comes to an end with it: a query can ask itself, a collection can go on for ever. */
    private static boolean isPlain(Condition condition) {
        return switch (condition.getType()) {
            case PATTERN -> condition instanceof Pattern<?> pattern && isOfFacts(pattern);
            case CONSEQUENCE -> true;
            case AND, OR, NOT, EXISTS -> condition.getSubConditions().stream().allMatch(Outlines::isPlain);
            default -> false;
        };
    }

    /**
     * How many patterns look for what rules put in. With two of them every such fact is tried with every other, with
     * five there is no end to it, and no rule's code has a part in that.
     */
    public static int factsOfRules(Condition condition) {
        if (condition instanceof Pattern<?> pattern) {
            Class<?> type = pattern.getPatternVariable().getType();
            return type == Message.class || type == Triage.class ? 0 : 1;
        }
        return condition.getSubConditions().stream()
                .mapToInt(Outlines::factsOfRules)
                .sum();
    }

    /** Not of what an expression yields, which can be one thing after another for ever. */
    private static boolean isOfFacts(Pattern<?> pattern) {
        return !(pattern.getPatternVariable() instanceof Declaration<?> declared) || declared.getSource() == null;
    }
}
