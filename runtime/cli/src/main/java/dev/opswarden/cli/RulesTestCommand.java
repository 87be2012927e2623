package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.json.Json;
import dev.opswarden.spi.RuleTestRun;
import dev.opswarden.spi.RuleTestRun.Difference;
import dev.opswarden.spi.RuleTestRun.Failure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules test}: runs the cases in {@code tests/}. */
@Command(
        name = "test",
        description = {
            "Run the cases in tests/*.yaml against the rules, as both lie in the directory.",
            "Exit status 1 if a case does not come out as it expects.",
        })
final class RulesTestCommand implements Callable<Integer> {

    private static final int FIELD = 16;

    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Another rules directory than WORKER_RULES_DIR.")
    private @Nullable Path directory;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RulesTestCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        Path rules = directory == null ? settings.rulesDir() : RuleBookRun.directory(invocation, directory);
        RuleTestRun tested =
                RuleBookRun.ask(invocation, settings, run -> run.book().test(rules));
        if (json) {
            invocation.out().asItIs(Json.text(Json.of(document(rules, tested))));
        } else {
            tested.failures().forEach(this::print);
            summary(tested);
        }
        return (tested.failures().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).status();
    }

    private void print(Failure failure) {
        invocation
                .out()
                .line(Text.of(Style.RED, "FAILED ")
                        .and(Style.BOLD, "tests/" + failure.file())
                        .and(failure.name().isEmpty() ? "" : ": " + failure.name()));
        if (!failure.error().isEmpty()) {
            invocation.out().line("  " + failure.error());
        }
        for (Difference difference : failure.differences()) {
            invocation
                    .out()
                    .line(Text.of("  " + difference.field())
                            .padTo(FIELD)
                            .and(Style.GREEN, "expected ")
                            .and(shown(difference.expected())));
            invocation
                    .out()
                    .line(Text.of("").padTo(FIELD).and(Style.RED, "but was  ").and(shown(difference.actual())));
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value.replace("\n", "\\n");
    }

    private void summary(RuleTestRun tested) {
        int failed = tested.failures().size();
        Text verdict = failed == 0 ? Text.of(Style.GREEN, "ok") : Text.of(Style.RED, failed + " failed");
        invocation.out().line(verdict.and(": " + Plural.of(tested.cases(), "case")));
        if (!tested.unreached().isEmpty()) {
            invocation
                    .out()
                    .line(Text.of(Style.YELLOW, "decided no case: ").and(String.join(", ", tested.unreached())));
        }
    }

    private static Map<String, @Nullable Object> document(Path rules, RuleTestRun tested) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("directory", rules.toString());
        document.put("cases", (long) tested.cases());
        document.put(
                "failures",
                tested.failures().stream().map(RulesTestCommand::failure).toList());
        document.put("unreached", List.copyOf(tested.unreached()));
        return document;
    }

    private static Map<String, @Nullable Object> failure(Failure failure) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("file", failure.file());
        fields.put("name", failure.name().isEmpty() ? null : failure.name());
        fields.put("error", failure.error().isEmpty() ? null : failure.error());
        fields.put(
                "differences",
                failure.differences().stream()
                        .map(difference -> {
                            Map<String, @Nullable Object> values = new LinkedHashMap<>();
                            values.put("field", difference.field());
                            values.put("expected", difference.expected());
                            values.put("actual", difference.actual());
                            return values;
                        })
                        .toList());
        return fields;
    }
}
