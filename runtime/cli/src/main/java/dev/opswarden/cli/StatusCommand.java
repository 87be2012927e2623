package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.text.HumanTime;
import dev.opswarden.engine.tick.PastTick;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: how the worker is (contract, section 3). It looks, and changes nothing. */
@Command(
        name = "status",
        description = "Show the last run, what waits for you, the timer, and the brains, rules and plugins in force.")
final class StatusCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(
            names = "--check",
            description = {
                "For a monitor: print what is wrong, a line for each finding, and exit 1 if there is any.",
                "With the kill switch on it says so and exits 0."
            })
    private boolean check;

    @Option(names = "--json", description = "Print one JSON document; with --check, findings go to standard error.")
    private boolean json;

    StatusCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    StatusCommand(Invocation invocation, boolean check, boolean json) {
        this(invocation);
        this.check = check;
        this.json = json;
    }

    @Override
    public Integer call() {
        Optional<String> disabledBy = StatusReport.disabledBy(invocation);
        if (check && !json && disabledBy.isPresent()) {
            // Before the settings: the kill switch works also among lines that cannot be used.
            invocation.out().line("switched off: WORKER_ENABLED=0 (" + disabledBy.get() + ")");
            return ExitCode.DONE.status();
        }
        StatusReport report =
                StatusReport.gather(invocation, invocation.loadSettings().settings());
        if (json) {
            invocation.out().asItIs(Json.text(StatusJson.of(report)));
        } else if (!check) {
            new StatusPage(invocation.out(), report).print();
        }
        return check ? checked(report) : ExitCode.DONE.status();
    }

    private int checked(StatusReport report) {
        List<String> findings = StatusFindings.of(report);
        if (json) {
            report.disabledBy().ifPresent(where -> invocation.warn("switched off: WORKER_ENABLED=0 (" + where + ")"));
            findings.forEach(invocation::warn);
        } else if (findings.isEmpty()) {
            invocation.out().line(Text.of(Style.GREEN, "ok").and(": " + lastRun(report)));
        } else {
            findings.forEach(finding -> invocation.out().line(finding));
        }
        return (findings.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).status();
    }

    private static String lastRun(StatusReport report) {
        return report.runs()
                .last()
                .flatMap(PastTick::startedAt)
                .map(started -> "the last tick ran " + HumanTime.ago(started, report.now()))
                .orElse("nothing to complain of");
    }
}
