package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.drl.Comparisons;
import dev.opswarden.plugin.drools.drl.Dates;
import dev.opswarden.plugin.drools.drl.DrlFile;
import dev.opswarden.plugin.drools.drl.Finding;
import dev.opswarden.plugin.drools.drl.ForbiddenWords;
import dev.opswarden.plugin.drools.drl.Slips;
import dev.opswarden.plugin.drools.sandbox.AllowedClasses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compiles rule files: all of them, or, where some are broken, those that are left without them. */
final class RuleCompiler {

    private static final int MOST_PROBLEMS = 100;

    private final ClassLoader parent;

    RuleCompiler(ClassLoader parent) {
        this.parent = parent;
    }

    /**
     * Compiles the files.
     *
     * @param files in the order of their names
     * @return the rules of every file that compiles, and what is wrong with the others
     */
    CompiledRules compile(List<RuleFile> files) {
        Collection<String> problems = new LinkedHashSet<>();
        List<RuleFile> candidates = new ArrayList<>();
        for (RuleFile file : files) {
            List<Finding> found = mistakes(DrlFile.of(file.name(), file.text()));
            found.forEach(
                    mistake -> problems.add(new RuleProblem(file.name(), mistake.line(), mistake.text()).toString()));
            if (found.isEmpty()) {
                candidates.add(file);
            }
        }
        while (!candidates.isEmpty()) {
            CompileAttempt attempt = CompileAttempt.of(candidates, parent);
            if (attempt.rules() != null) {
                return attempt.rules().with(bounded(problems));
            }
            // Each round sets at least one file aside, so this ends.
            List<RuleProblem> found = blame(candidates, attempt.problems());
            found.forEach(problem -> problems.add(problem.toString()));
            Set<String> broken = found.stream().map(RuleProblem::file).collect(Collectors.toSet());
            candidates = candidates.stream()
                    .filter(file -> !broken.contains(file.name()))
                    .toList();
        }
        return CompiledRules.nothing(bounded(problems));
    }

    /** What the compiler would let pass, or would not place. */
    private static List<Finding> mistakes(DrlFile file) {
        List<Finding> found = new ArrayList<>(ForbiddenWords.in(file, AllowedClasses::mayBeNamed));
        found.addAll(Comparisons.in(file));
        found.addAll(Slips.in(file));
        found.addAll(Dates.in(file));
        found.sort(Comparator.comparingInt(Finding::line));
        return found;
    }

    /** The problems, each with one of the candidates as its file. */
    private List<RuleProblem> blame(List<RuleFile> candidates, List<RuleProblem> problems) {
        if (candidates.size() == 1) {
            String only = candidates.get(0).name();
            return problems.stream().map(problem -> problem.in(only)).toList();
        }
        List<RuleProblem> located =
                problems.stream().filter(problem -> !problem.file().isEmpty()).toList();
        if (!located.isEmpty()) {
            return located;
        }
        // The compiler names generated code only: try each file by itself.
        List<RuleProblem> found = new ArrayList<>();
        for (RuleFile file : candidates) {
            for (RuleProblem problem : CompileAttempt.of(List.of(file), parent).problems()) {
                found.add(problem.in(file.name()));
            }
        }
        if (found.isEmpty()) {
            String last = candidates.get(candidates.size() - 1).name();
            for (RuleProblem problem : problems) {
                found.add(new RuleProblem(last, 0, "does not compile beside the others: " + problem.text()));
            }
        }
        return found;
    }

    private static List<String> bounded(Collection<String> problems) {
        if (problems.size() <= MOST_PROBLEMS) {
            return List.copyOf(problems);
        }
        List<String> first = new ArrayList<>(problems).subList(0, MOST_PROBLEMS);
        first.add("and " + (problems.size() - MOST_PROBLEMS) + " more");
        return first;
    }
}
