package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.drl.DrlFile;
import dev.opswarden.plugin.drools.drl.DrlRule;
import dev.opswarden.plugin.drools.drl.DrlToken;
import dev.opswarden.plugin.drools.sandbox.Refusal;
import dev.opswarden.plugin.drools.sandbox.SandboxCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says in which file and on which line a rule names what rules may not. */
final class Sandboxing {

    private final List<DrlFile> files;

    private Sandboxing(List<DrlFile> files) {
        this.files = files;
    }

    /**
     * Checks compiled rules.
     *
     * @param classes every generated class, by its binary name
     * @param files what they were compiled from
     */
    static List<RuleProblem> check(Map<String, byte[]> classes, List<RuleFile> files) {
        List<Refusal> refusals = SandboxCheck.of(classes);
        if (refusals.isEmpty()) {
            return List.of();
        }
        Sandboxing places = new Sandboxing(
                files.stream().map(file -> DrlFile.of(file.name(), file.text())).toList());
        return refusals.stream()
                .flatMap(refusal -> places.problems(refusal).stream())
                .distinct()
                .toList();
    }

    private List<RuleProblem> problems(Refusal refusal) {
        List<RuleProblem> problems = new ArrayList<>();
        String text = "uses " + refusal.what() + ", which rules may not; docs/rule-authors.md lists what they may";
        for (DrlFile file : files) {
            if (!file.packageName().equals(refusal.packageName())) {
                continue;
            }
            for (DrlRule rule : file.rules()) {
                if (refusal.rules().contains(rule.name())) {
                    problems.add(new RuleProblem(
                            file.name(), lineIn(rule, refusal.what()), "rule '" + rule.name() + "' " + text));
                }
            }
        }
        return problems.isEmpty() ? List.of(outsideOfRules(refusal, text)) : problems;
    }

    /** A function, or a declared type. */
    private RuleProblem outsideOfRules(Refusal refusal, String text) {
        String type = refusal.within().substring(refusal.within().lastIndexOf('.') + 1);
        for (DrlFile file : files) {
            for (DrlToken token : file.tokens()) {
                if ((!refusal.method().isEmpty() && token.text().equals(refusal.method()))
                        || token.text().equals(type)) {
                    return new RuleProblem(file.name(), token.line(), "'" + token.text() + "' " + text);
                }
            }
        }
        return new RuleProblem("", 0, text);
    }

    /** The line with the class's own name, or with the name of the method; where the type is implied, the rule's. */
    private static int lineIn(DrlRule rule, String what) {
        String plain = what.replace("new ", "").replace("(…)", "");
        String last = plain.substring(plain.lastIndexOf('.') + 1);
        int line = rule.lineOf(last);
        return line != rule.line() ? line : rule.lineOf(last.substring(last.indexOf('$') + 1));
    }
}
