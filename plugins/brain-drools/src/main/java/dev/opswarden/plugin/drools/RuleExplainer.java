package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.regex.Matching;
import dev.opswarden.rules.Lists;
import dev.opswarden.rules.Message;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleExplanation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.jspecify.annotations.Nullable;

/** Says of every rule whether it matches a message, and if not, why: with the rules' own compiled conditions. */
final class RuleExplainer {

    private static final Duration PATIENCE = RunLimits.USUAL.patience();

    private final RuleThreads threads = new RuleThreads();
    private final CompiledRules rules;
    private final RuleLists lists;
    private final ClassLoader parent;

    RuleExplainer(CompiledRules rules, RuleLists lists, ClassLoader parent) {
        this.rules = rules;
        this.lists = lists;
        this.parent = parent;
    }

    /**
     * Explains.
     *
     * @param run asks the same rules, as a tick does
     */
    RuleExplanation explain(Message message, RuleRun run) {
        RuleRun.Asked asked = run.askAndTell(message);
        RuleAnswer answer = asked.verdict().asAnswer();
        Map<String, Rule> models = new HashMap<>();
        for (Model model : RuleModels.all(rules, parent)) {
            model.getRules().forEach(rule -> models.put(RulePlace.fullName(rule.getPackage(), rule.getName()), rule));
        }
        List<RuleExplanation.Verdict> verdicts = new ArrayList<>();
        for (RulePlace place : rules.places()) {
            boolean fired = asked.fired().contains(place.fullName());
            String why = fired ? said(place, answer) : whyNot(models.get(place.fullName()), message);
            verdicts.add(new RuleExplanation.Verdict(RuleDesk.entry(place), fired, why));
        }
        return new RuleExplanation(answer, verdicts);
    }

    private static String said(RulePlace place, RuleAnswer answer) {
        return answer.rule().filter(place.name()::equals).isPresent()
                ? "it decided: " + answer.decision() + ", " + answer.reason()
                : "it matched, but another rule decided before it";
    }

    private String whyNot(@Nullable Rule rule, Message message) {
        return rule == null
                ? "it is not to be found among the compiled rules"
                : threads.run(() -> traced(rule, message), PATIENCE, thread -> {})
                        .orElse("its conditions did not come back within " + PATIENCE.toMillis() + " ms");
    }

    private String traced(Rule rule, Message message) {
        String[] why = {""};
        Matching.until(
                System.nanoTime() + PATIENCE.toNanos(),
                () -> why[0] = Lists.during(lists, () -> new ConditionTrace(message).firstFailure(rule)));
        return why[0];
    }
}
