package dev.opswarden.plugin.drools.drl;

import dev.opswarden.plugin.drools.drl.DrlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a rule says that compiles, and costs its message when it is said. */
public final class Consequences {

    private static final Set<String> VERBS = Set.of("reply", "replyFrom", "escalate", "fyi", "ignore", "defer", "veto");
    private static final Set<String> AFTER_A_VERB = Set.of("because", "priority", "label");

    private Consequences() {}

    /** The mistakes in a file, in their order. */
    public static List<Finding> in(DrlFile file) {
        List<Finding> found = new ArrayList<>();
        for (DrlRule rule : file.rules()) {
            Set<String> triages = DrlPattern.boundTo("Triage", rule.when());
            boolean said = false;
            for (int at = 2; at + 1 < rule.then().size(); at++) {
                DrlToken verb = rule.then().get(at);
                boolean called = verb.kind() == Kind.WORD
                        && rule.then().get(at - 1).isSign('.')
                        && rule.then().get(at + 1).isSign('(');
                if (!called) {
                    continue;
                }
                said |= VERBS.contains(verb.text());
                if (!said
                        && AFTER_A_VERB.contains(verb.text())
                        && triages.contains(rule.then().get(at - 2).text())) {
                    found.add(new Finding(
                            verb.line(),
                            "rule '" + rule.name() + "' says " + verb.text() + "(…) before a decision: write "
                                    + rule.then().get(at - 2).text() + ".escalate(…)." + verb.text() + "(…)"));
                }
                if (verb.isWord("priority") && at + 3 < rule.then().size()) {
                    priority(rule, rule.then().get(at + 2), rule.then().get(at + 3), found);
                }
            }
        }
        return found;
    }

    private static void priority(DrlRule rule, DrlToken value, DrlToken after, List<Finding> found) {
        Set<String> known = Vocabulary.wordsOf("priority");
        if (value.kind() == Kind.TEXT && after.isSign(')') && !known.contains(value.text())) {
            found.add(new Finding(
                    value.line(),
                    "rule '" + rule.name() + "' gives the priority \"" + value.text()
                            + "\", which is none of low, normal, high and urgent"
                            + Nearest.hint(value.text(), known)));
        }
    }
}
