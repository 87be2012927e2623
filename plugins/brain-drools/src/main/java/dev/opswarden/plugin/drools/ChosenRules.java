package dev.opswarden.plugin.drools;

import dev.opswarden.spi.RuleBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rules are in force, and why.
 *
 * @param directory the rules directory as it lies there
 * @param rules what is in force
 * @param state whether that is what lies there
 * @param problems what keeps it from being in force, each as {@code file.drl:line: message}
 */
record ChosenRules(RuleDirectory directory, CompiledRules rules, RuleBook.State state, List<String> problems) {

    ChosenRules {
        problems = List.copyOf(problems);
    }

    /**
     * Chooses: the directory's rules where all of them can be used; the last that could, where there are any; else those
     * files that can be used by themselves.
     *
     * @param path the rules directory
     * @param good what to fall back on
     * @param compilation compiles, or knows what was compiled earlier
     */
    static ChosenRules from(Path path, GoodRules good, Compilation compilation) {
        RuleDirectory directory = RuleDirectory.read(path);
        CompiledRules edited = compilation.of(directory.files());
        List<String> problems = new ArrayList<>(directory.problems());
        problems.addAll(edited.problems());
        if (directory.files().isEmpty() && problems.isEmpty()) {
            // Without rules there is no veto either: a mistyped directory must not pass as a choice.
            problems.add("there is no rule (*.drl) in " + path + "; WORKER_RULES_DIR names the directory");
        }
        if (problems.isEmpty()) {
            return new ChosenRules(directory, edited, RuleBook.State.CURRENT, problems);
        }
        List<RuleFile> earlier = good.read();
        if (!earlier.isEmpty()) {
            CompiledRules last = compilation.of(earlier);
            // A later version of the rule engine may not take what an earlier one took.
            if (last.problems().isEmpty()) {
                return new ChosenRules(directory, last, RuleBook.State.LAST_KNOWN_GOOD, problems);
            }
        }
        return new ChosenRules(directory, edited, RuleBook.State.BROKEN, problems);
    }

    /** Whether nobody ever put a rule there. */
    boolean isEmpty() {
        return rules.rules() == 0
                && directory.files().isEmpty()
                && directory.problems().isEmpty();
    }
}
