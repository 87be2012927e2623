package dev.opswarden.plugin.drools;

import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleTestRun;
import dev.opswarden.spi.RuleTestRun.Difference;
import dev.opswarden.spi.RuleTestRun.Failure;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Runs the cases in {@code tests/*.yaml}. */
final class RuleTests {

    private static final int LARGEST = 1024 * 1024;

    private final RuleRun run;
    private final List<Failure> failures = new ArrayList<>();
    private final Set<String> reached = new HashSet<>();
    private int cases;

    private RuleTests(RuleRun run) {
        this.run = run;
    }

    /**
     * Runs the cases of a rules directory.
     *
     * @param rules the compiled rules of the directory, for the names of those that no case reaches
     * @param run asks them
     */
    static RuleTestRun run(Path directory, CompiledRules rules, RuleRun run) {
        RuleTests tests = new RuleTests(run);
        files(directory).forEach(tests::file);
        List<String> unreached = rules.places().stream()
                .map(RulePlace::name)
                .filter(name -> !tests.reached.contains(name))
                .toList();
        return new RuleTestRun(tests.cases, tests.failures, unreached);
    }

    private static Set<Path> files(Path directory) {
        Path folder = directory.resolve("tests");
        Set<Path> found = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw new RuleError("the cases in " + folder + " cannot be read: " + e.getMessage(), e);
            }
        }
        return found;
    }

    private void file(Path path) {
        String name = path.getFileName().toString();
        Object document;
        try {
            document = new Load(CaseYaml.settings(name)).loadFromString(BoundedFile.read(path, LARGEST));
        } catch (YamlEngineException e) {
            failed(name, "", OneLine.of("it is no YAML: " + e.getMessage(), 300));
            return;
        } catch (IOException e) {
            failed(name, "", "it cannot be read: " + e.getMessage());
            return;
        }
        if (document == null) {
            return;
        }
        if (!(document instanceof List<?> entries)) {
            failed(name, "", "it holds no list of cases: begin each with '- name:'");
            return;
        }
        for (int at = 0; at < entries.size(); at++) {
            entry(name, "case " + (at + 1), entries.get(at));
        }
    }

    private void entry(String file, String place, Object entry) {
        cases++;
        String name = entry instanceof Map<?, ?> fields && fields.get("name") != null
                ? String.valueOf(fields.get("name"))
                : place;
        try {
            RuleCase golden = RuleCase.of(file, place, entry);
            RuleAnswer answer = run.ask(MessageFact.of(golden.message())).asAnswer();
            answer.rule().ifPresent(reached::add);
            if (answer.decision().equals("failed")) {
                failed(file, name, answer.reason());
                return;
            }
            List<Difference> differences = differences(golden.expect(), answer);
            if (!differences.isEmpty()) {
                failures.add(new Failure(file, name, differences, ""));
            }
        } catch (RuleError | WardenException e) {
            failed(file, name, String.valueOf(e.getMessage()));
        }
    }

    private void failed(String file, String name, String error) {
        failures.add(new Failure(file, name, List.of(), error));
    }

    private static List<Difference> differences(Map<String, String> expected, RuleAnswer answer) {
        List<Difference> differences = new ArrayList<>();
        expected.forEach((field, wanted) -> {
            String actual = switch (field) {
                case "decision" -> answer.decision();
                case "rule" -> answer.rule().orElse("");
                case "priority" -> answer.priority().label();
                default -> answer.body();
            };
            boolean same = field.equals("body_contains") ? actual.contains(wanted) : actual.equals(wanted);
            if (!same) {
                differences.add(new Difference(field, wanted, actual));
            }
        });
        return differences;
    }
}
