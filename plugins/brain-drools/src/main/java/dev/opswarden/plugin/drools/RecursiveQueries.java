package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.drl.DrlFile;
import dev.opswarden.plugin.drools.drl.DrlToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.Condition;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.patterns.QueryCallPattern;

/**
 * Finds queries that come round to themselves. The engine goes round with them until the memory is used up, which no limit
 * on time contains: the whole process stands still before that.
 */
final class RecursiveQueries {

    private RecursiveQueries() {}

    /** What is wrong with the queries of some rules. */
    static List<RuleProblem> in(List<Model> models, List<RuleFile> files) {
        Map<String, Set<String>> asks = new HashMap<>();
        for (Model model : models) {
            for (Query query : model.getQueries()) {
                Set<String> asked = asks.computeIfAbsent(query.getName(), name -> new HashSet<>());
                collect(query.getView(), asked);
            }
        }
        List<RuleProblem> problems = new ArrayList<>();
        for (String name : asks.keySet()) {
            if (comesRound(name, name, asks, new HashSet<>())) {
                problems.add(problem(name, files));
            }
        }
        return problems;
    }

    private static void collect(Condition condition, Set<String> asked) {
        if (condition instanceof QueryCallPattern call) {
            asked.add(call.getQuery().getName());
        }
        condition.getSubConditions().forEach(part -> collect(part, asked));
    }

    private static boolean comesRound(String from, String to, Map<String, Set<String>> asks, Set<String> seen) {
        for (String asked : asks.getOrDefault(from, Set.of())) {
            if (asked.equals(to) || (seen.add(asked) && comesRound(asked, to, asks, seen))) {
                return true;
            }
        }
        return false;
    }

    private static RuleProblem problem(String name, List<RuleFile> files) {
        String text = "query '" + name + "' asks itself, which can go on until the memory is used up";
        for (RuleFile file : files) {
            List<DrlToken> tokens = DrlFile.of(file.name(), file.text()).tokens();
            for (int at = 1; at < tokens.size(); at++) {
                if (tokens.get(at - 1).isWord("query") && tokens.get(at).text().equals(name)) {
                    return new RuleProblem(file.name(), tokens.get(at).line(), text);
                }
            }
        }
        return new RuleProblem("", 0, text);
    }
}
