package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.secrets.detect.OperatorSecrets;
import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleRemark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules check}: compiles every rule and looks for mistakes. */
@Command(
        name = "check",
        description = {
            "Compile every rule and look for mistakes, also in templates and lists.",
            "Errors are printed as file.drl:line: message. Exit status 1 if there is any.",
        })
final class RulesCheckCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Another rules directory than WORKER_RULES_DIR.")
    private @Nullable Path directory;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RulesCheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        Path rules = directory == null ? settings.rulesDir() : RuleBookRun.directory(invocation, directory);
        RuleCheck check = withSecrets(
                rules, RuleBookRun.ask(invocation, settings, run -> run.book().check(rules)));
        if (json) {
            invocation.out().asItIs(Json.text(Json.of(document(rules, check))));
        } else {
            print(rules, check);
        }
        return (check.errors().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).status();
    }

    /** The operator's patterns for secrets lie beside the rules, and are as easily mistyped. */
    private static RuleCheck withSecrets(Path rules, RuleCheck check) {
        List<RuleRemark> errors = new ArrayList<>(check.errors());
        for (String problem : new OperatorSecrets(rules).problems()) {
            errors.add(remark(problem));
        }
        return new RuleCheck(check.files(), check.rules(), errors, check.warnings());
    }

    /** A problem comes as {@code secrets.yaml:line: message}. */
    private static RuleRemark remark(String problem) {
        String[] parts = problem.split(":", 3);
        boolean placed = parts.length == 3
                && !parts[1].isEmpty()
                && parts[1].length() < 8
                && parts[1].chars().allMatch(Character::isDigit);
        return placed
                ? new RuleRemark(parts[0], Integer.parseInt(parts[1]), parts[2].strip())
                : new RuleRemark("", 0, problem);
    }

    private void print(Path rules, RuleCheck check) {
        check.errors().forEach(error -> invocation.out().line(error.toString()));
        for (RuleRemark warning : check.warnings()) {
            String place = new RuleRemark(warning.file(), warning.line(), "").toString();
            invocation.out().line(Text.of(place).and(Style.YELLOW, "warning: ").and(warning.text()));
        }
        Text verdict = check.errors().isEmpty()
                ? Text.of(Style.GREEN, "ok")
                : Text.of(Style.RED, Plural.of(check.errors().size(), "error"));
        invocation
                .out()
                .line(verdict.and(": " + Plural.of(check.rules(), "rule") + " in " + Plural.of(check.files(), "file")
                        + " of " + rules
                        + (check.warnings().isEmpty()
                                ? ""
                                : ", " + Plural.of(check.warnings().size(), "warning"))));
    }

    private static Map<String, @Nullable Object> document(Path rules, RuleCheck check) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("directory", rules.toString());
        document.put("files", (long) check.files());
        document.put("rules", (long) check.rules());
        document.put("errors", remarks(check.errors()));
        document.put("warnings", remarks(check.warnings()));
        return document;
    }

    private static List<Map<String, @Nullable Object>> remarks(List<RuleRemark> remarks) {
        return remarks.stream()
                .map(remark -> {
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                    fields.put("file", remark.file().isEmpty() ? null : remark.file());
                    fields.put("line", remark.line() > 0 ? (long) remark.line() : null);
                    fields.put("message", remark.text());
                    return fields;
                })
                .toList();
    }
}
