package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.tick.TickReport;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.spi.Decision;
import java.util.List;
import java.util.Map;

/**
 * Tells a person what a tick came to: the result on standard output, what needs mending on standard error.
 *
 * <p>Without lambdas where a worker comes that is switched off: they would be the first of that run, and a fifth of it.
 */
final class TickSummary {

    private static final int ID = 38;
    private static final int DECISION = ID + 10;

    private final Output out;
    private final Output err;

    TickSummary(Output out, Output err) {
        this.out = out;
        this.err = err;
    }

    void print(TickReport report) {
        if (!report.compared().isEmpty()) {
            new ComparisonPage(out).print(report.compared());
        }
        for (TickReport.Proposal proposal :
                report.compared().isEmpty() ? report.proposed() : List.<TickReport.Proposal>of()) {
            out.line(Text.of(Style.CYAN, proposal.messageId())
                    .padTo(ID)
                    .and(Style.BOLD, proposal.decision().label())
                    .padTo(DECISION)
                    .and(proposal.subject())
                    .and(Style.DIM, "  " + by(proposal) + ": " + proposal.reason()));
        }
        out.line(Text.of(style(report.outcome()), report.outcome().label())
                .and(": " + report.reason() + counts(report)));
        if (report.draftsPending() > 0 && report.outcome() != Outcome.DISABLED) {
            out.line(report.draftsPending() + (report.draftsPending() == 1 ? " draft waits" : " drafts wait")
                    + " for you: warden-runtime drafts");
        }
        if (report.messages().left() > 0) {
            out.line(report.messages().left()
                    + (report.messages().left() == 1 ? " new message waits" : " new messages wait")
                    + " for the next tick");
        }
        if (report.digest().isPresent()) {
            out.line("digest: " + report.digest().get());
        }
        for (String warning : report.warnings()) {
            err.line(Text.of(Style.YELLOW, "warning:").and(" " + warning));
        }
    }

    private static String by(TickReport.Proposal proposal) {
        return proposal.brain()
                + proposal.rule().map(rule -> ", rule '" + rule + "'").orElse("");
    }

    private static String counts(TickReport report) {
        Map<Decision, Integer> decisions = report.decisions();
        StringBuilder counts = new StringBuilder();
        for (Map.Entry<Decision, Integer> each : decisions.entrySet()) {
            if (each.getValue() > 0) {
                counts.append(counts.isEmpty() ? "" : ", ")
                        .append(each.getValue())
                        .append(' ')
                        .append(each.getKey().label());
            }
        }
        return counts.isEmpty() ? "" : " (" + counts + ")";
    }

    private static Style style(Outcome outcome) {
        return switch (outcome) {
            case DRAFTED, DRY_RUN -> Style.GREEN;
            case NO_OP -> Style.PLAIN;
            case SKIPPED, DISABLED, LOCKED -> Style.YELLOW;
            case FAILED -> Style.RED;
        };
    }
}
