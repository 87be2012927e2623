package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.SettingsLoader;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.plugin.OwnSettings;
import dev.opswarden.engine.plugin.PluginPlace;
import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.engine.text.Counted;
import dev.opswarden.engine.text.WrappedText;
import dev.opswarden.spi.WardenException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: every part tried for real, with what mends it (contract, section 3). */
@Command(
        name = "doctor",
        description = {
            "Try every part for real, and say what mends it: ok, warn or fail, a line for each.",
            "It reads the hub, asks the model one question and shows one notification. It sends nothing.",
        })
final class DoctorCommand implements Callable<Integer> {

    private static final int GRADE = 6;
    private static final int DETAIL = 23;

    private final Invocation invocation;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DoctorCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(MachineCheckup.start());
        settings(findings);
        findings.addAll(MachineCheckup.timer(invocation.surroundings()));
        if (json) {
            invocation.out().asItIs(document(findings));
        } else {
            findings.forEach(this::line);
            summary(findings);
        }
        boolean failed = findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.FAIL);
        return (failed ? ExitCode.REFUSED : ExitCode.DONE).status();
    }

    /** What hangs on the settings, and the settings themselves. */
    private void settings(List<Finding> findings) {
        Settings settings;
        try {
            var loaded = SettingsLoader.load(invocation.surroundings(), invocation.overrides());
            settings = loaded.settings();
            Secrets.use(settings.rulesDir());
            findings.add(
                    loaded.warnings().isEmpty()
                            ? Finding.ok(
                                    "settings", Counted.of(loaded.effective().size(), "setting") + ", all usable")
                            : Finding.warn("settings", String.join("; ", loaded.warnings()), "warden-runtime config"));
        } catch (WardenException e) {
            findings.add(Finding.fail(
                    "settings",
                    e.getMessage().replace("\n", "; ") + "; nothing that hangs on them was tried",
                    Mend.edit(invocation)));
            return;
        }
        SettingsLoader.disabledBy(invocation.surroundings(), invocation.overrides())
                .ifPresent(where -> findings.add(Finding.warn(
                        "switch", "switched off: WORKER_ENABLED=0 (" + where + ")", Mend.edit(invocation))));
        findings.addAll(StateCheckup.of(invocation, settings));
        findings.addAll(SecretFiles.of(settings));
        // Values of theirs that cannot be used are what a plugin does not load by, and told there.
        OwnSettings.of(PluginPlace.of(settings, invocation.surroundings()), settings.forPlugins())
                .warnings()
                .forEach(warning -> findings.add(Finding.warn("settings", warning, Mend.edit(invocation))));
        findings.addAll(PluginsCheckup.of(invocation, settings));
    }

    private void line(Finding finding) {
        Fields fields = new Fields(invocation.out(), 0, DETAIL);
        Text head = Text.of(style(finding.grade()), finding.grade().label())
                .padTo(GRADE)
                .and(finding.part())
                .padTo(DETAIL);
        List<String> lines = WrappedText.lines(Secrets.hide(finding.detail()), Fields.WIDTH - DETAIL);
        invocation.out().line(head.and(lines.isEmpty() ? "" : lines.get(0)));
        lines.stream().skip(1).forEach(line -> fields.whole("", Text.of(line)));
        finding.mend().ifPresent(mend -> fields.whole("", Text.of(Style.CYAN, "→ " + mend)));
    }

    private void summary(List<Finding> findings) {
        long warnings = findings.stream()
                .filter(finding -> finding.grade() == Finding.Grade.WARN)
                .count();
        long faults = findings.stream()
                .filter(finding -> finding.grade() == Finding.Grade.FAIL)
                .count();
        invocation.out().line();
        invocation
                .out()
                .line(
                        faults == 0 && warnings == 0
                                ? "all is well"
                                : Counted.of(faults, "fault") + ", " + Counted.of(warnings, "warning"));
    }

    private static String document(List<Finding> findings) {
        return Json.text(document -> {
            document.writeStartObject();
            document.writeArrayFieldStart("checks");
            for (Finding finding : findings) {
                document.writeStartObject();
                document.writeStringField("name", finding.part());
                document.writeStringField("status", finding.grade().label());
                document.writeStringField("detail", Secrets.hide(finding.detail()));
                document.writeStringField("mend", finding.mend().orElse(null));
                document.writeEndObject();
            }
            document.writeEndArray();
            document.writeEndObject();
        });
    }

    private static Style style(Finding.Grade grade) {
        return switch (grade) {
            case OK -> Style.GREEN;
            case WARN -> Style.YELLOW;
            case FAIL -> Style.RED;
        };
    }
}
