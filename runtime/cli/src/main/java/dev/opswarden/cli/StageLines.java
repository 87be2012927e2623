package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.limit.Durations;
import dev.opswarden.engine.tick.StageName;
import dev.opswarden.engine.tick.StageReport;
import dev.opswarden.engine.tick.TickObserver;

/** Shows a tick as it goes: on a terminal the stage that is under way, and a line for each that has ended. */
final class StageLines implements TickObserver {

    private static final int NAME = 10;
    private static final int STATUS = NAME + 9;
    private static final int TIME = STATUS + 9;

    private final Output err;
    private final boolean lines;

    /**
     * Lines for a tick.
     *
     * @param err where they go
     * @param lines whether a stage that has ended leaves a line
     */
    StageLines(Output err, boolean lines) {
        this.err = err;
        this.lines = lines;
    }

    @Override
    public void stageStarted(StageName name) {
        err.passing(name.label() + " …");
    }

    @Override
    public void decided(int done, int total) {
        err.passing("triage … " + done + " of " + total);
    }

    @Override
    public void stageEnded(StageReport report) {
        err.passing("");
        if (lines) {
            err.line(Text.of(report.name().label())
                    .padTo(NAME)
                    .and(style(report), report.status().label())
                    .padTo(STATUS)
                    .and(Style.DIM, time(report))
                    .padTo(TIME)
                    .and(Style.DIM, report.detail()));
        }
    }

    private static String time(StageReport report) {
        return report.status() == StageReport.Status.SKIPPED ? "" : Durations.rough(report.took());
    }

    private static Style style(StageReport report) {
        return switch (report.status()) {
            case OK -> Style.GREEN;
            case SKIPPED -> Style.DIM;
            case TIMEOUT, FAILED -> Style.YELLOW;
        };
    }
}
