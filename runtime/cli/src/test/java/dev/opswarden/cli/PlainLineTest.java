package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Terminal;
import dev.opswarden.engine.config.Surroundings;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The quick way to read a command line reads what the thorough one reads, or leaves it alone. */
class PlainLineTest {

    private static final Path HERE = Path.of("/nowhere");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tick",
                "tick --json",
                "tick --dry-run",
                "tick --json --dry-run",
                "tick --state-dir drafts --config worker.env --json",
                "status",
                "status --check --json",
                "drafts",
                "drafts --all",
                "drafts --state-dir /drafts --json",
                "digest",
                "digest --config @file",
                "show 17",
                "show --json id-with-dashes",
                "approve one",
                "approve @one two --edit two",
                "approve --anyway --json one/\u00e9",
            })
    void aPlainLineMeansWhatPicocliMakesOfIt(String line) throws Exception {
        String[] args = line.split(" ");
        Invocation quick = invocation();
        Invocation thorough = invocation();

        Callable<Integer> found = EverydayCommands.find(args, quick).orElseThrow();
        List<CommandLine> named = new CommandTree(thorough, failures()).parsed(args);
        Object parsed = named.get(named.size() - 1).getCommand();

        assertEquals(options(parsed), options(found));
        assertEquals(parsed.getClass(), found.getClass());
        assertEquals(thorough.overrides(), quick.overrides());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tick -v",
                "tick --help",
                "tick --jsn",
                "tick --json --json",
                "tick one",
                "tick --all",
                "tick --json=true",
                "tick --state-dir",
                "tick --state-dir --json",
                "tick --state-dir one --state-dir two",
                "--json tick",
                "status --dry-run",
                "show",
                "show one two",
                "show -- one",
                "approve",
                "approve \"one\"",
                "approve one -x",
                "dismiss one",
                "config",
                "Tick",
            })
    void whatIsNotPlainIsLeftToPicocli(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");

        assertTrue(EverydayCommands.find(args, invocation()).isEmpty());
    }

    private static Map<String, Object> options(Object command) throws IllegalAccessException {
        Map<String, Object> values = new TreeMap<>();
        for (Field field : command.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(Option.class) || field.isAnnotationPresent(Parameters.class)) {
                field.setAccessible(true);
                values.put(field.getName(), field.get(command));
            }
        }
        return values;
    }

    private static Invocation invocation() {
        return new Invocation(terminal(), new Surroundings(Map.of(), HERE, HERE, HERE));
    }

    private static Failures failures() {
        return new Failures(terminal(), false);
    }

    private static Terminal terminal() {
        Output nowhere = new Output(new ByteArrayOutputStream(), false, false);
        return new Terminal(nowhere, nowhere);
    }
}
