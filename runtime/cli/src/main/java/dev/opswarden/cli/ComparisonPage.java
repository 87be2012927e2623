package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.text.Counted;
import dev.opswarden.engine.triage.Comparison;
import dev.opswarden.engine.triage.Opinion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every brain says of every message, for a person: those that they differ on at length, the others on a line. */
final class ComparisonPage {

    private static final int INDENT = 2;
    private static final int ANSWERS = 12;
    private static final int ID = 38;
    private static final int TEXT_LINES = 5;

    private final Output out;
    private final Fields fields;

    ComparisonPage(Output out) {
        this.out = out;
        this.fields = new Fields(out, INDENT, ANSWERS);
    }

    /** Prints the page. */
    void print(List<Comparison> comparisons) {
        List<Comparison> differing =
                comparisons.stream().filter(Comparison::differs).toList();
        comparisons.stream().filter(comparison -> !comparison.differs()).forEach(this::agreed);
        differing.forEach(this::atLength);
        out.line();
        Map<String, List<String>> failures = failures(comparisons);
        failures.forEach((brain, why) -> out.line(Text.of(Style.YELLOW, brain + " failed")
                .and(" on " + Counted.of(why.size(), "message") + ", first: " + why.get(0))));
        out.line(Text.of(
                        differing.isEmpty() && failures.isEmpty() ? Style.GREEN : Style.YELLOW,
                        Counted.of(differing.size(), "message") + " of " + comparisons.size())
                .and(differing.size() == 1 ? " is decided differently" : " are decided differently"));
    }

    /** Why brains failed, by brain: without it nobody would know that a model which is down was not compared at all. */
    private static Map<String, List<String>> failures(List<Comparison> comparisons) {
        Map<String, List<String>> failures = new LinkedHashMap<>();
        for (Comparison comparison : comparisons) {
            for (Opinion opinion : comparison.opinions()) {
                if (opinion.answer().equals("failed")) {
                    failures.computeIfAbsent(opinion.brain(), brain -> new ArrayList<>())
                            .add(opinion.reason());
                }
            }
        }
        return failures;
    }

    private void agreed(Comparison comparison) {
        Text line = Text.of(Style.CYAN, comparison.message().id().value()).padTo(ID);
        String separator = "";
        for (Opinion opinion : comparison.opinions()) {
            line = line.and(separator + opinion.brain() + ": ").and(Style.BOLD, opinion.answer());
            separator = ", ";
        }
        out.line(line);
    }

    private void atLength(Comparison comparison) {
        out.line();
        out.line(Text.of(Style.CYAN, comparison.message().id().value())
                .and("  ")
                .and(Style.YELLOW, "differs")
                .and("  " + comparison.message().subject()));
        for (Opinion opinion : comparison.opinions()) {
            fields.field(
                    opinion.brain(),
                    opinion.answer() + ": " + opinion.reason()
                            + opinion.rule()
                                    .map(rule -> " (rule '" + rule + "')")
                                    .orElse(""));
            if (!opinion.body().isBlank()) {
                fields.quoteHead(opinion.body(), TEXT_LINES);
            }
        }
    }
}
