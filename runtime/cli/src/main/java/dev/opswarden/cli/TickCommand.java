package dev.opswarden.cli;

import dev.opswarden.engine.config.Loaded;
import dev.opswarden.engine.config.SettingsLoader;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.tick.TickObserver;
import dev.opswarden.engine.tick.TickReport;
import dev.opswarden.engine.tick.TickReportJson;
import dev.opswarden.spi.ErrorKind;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tick}: one run of the pipeline (contract, section 3). */
@Command(
        name = "tick",
        description = {
            "Read the inbox, let the brains decide, store drafts, write the digest.",
            "Nothing is sent and no message is marked read.",
        })
final class TickCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(names = "--dry-run", description = "Read, decide and print; change nothing here or at the hub.")
    private boolean dryRun;

    @Option(
            names = "--compare",
            description = "A dry run that asks every brain about every message, and shows where they differ.")
    private boolean compare;

    @Option(names = "--json", description = "Print the report as one JSON document.")
    private boolean json;

    TickCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    TickCommand(Invocation invocation, boolean dryRun, boolean json) {
        this(invocation);
        this.dryRun = dryRun;
        this.json = json;
    }

    @Override
    public Integer call() {
        // Before the settings: the kill switch works also among lines that cannot be used.
        Optional<String> disabledBy = SettingsLoader.disabledBy(invocation.surroundings(), invocation.overrides());
        if (disabledBy.isPresent()) {
            return tell(TickReport.notRun(
                    TickReport.Outcome.DISABLED, "WORKER_ENABLED=0 (" + disabledBy.get() + ")", Instant.now(), 0));
        }
        // Made while the settings are read: neither needs the other.
        try (LateVertx vertx = LateVertx.begun()) {
            return run(vertx);
        }
    }

    private int run(LateVertx vertx) {
        Loaded loaded = invocation.loadSettings();
        TickObserver observer = json && !invocation.err().interactive()
                ? TickObserver.NONE
                : new StageLines(invocation.err(), !json || invocation.verbosity() > 0);
        return new TickRun(invocation, loaded.settings(), observer).run(vertx, dryRun || compare, compare, this::tell);
    }

    private int tell(TickReport report) {
        if (json) {
            invocation.out().asItIs(Json.text(TickReportJson.of(report)));
        } else {
            new TickSummary(invocation.out(), invocation.err()).print(report);
        }
        Optional<ErrorKind> fault = report.fault();
        return (fault.isPresent() ? ExitCode.of(fault.get()) : ExitCode.DONE).status();
    }
}
