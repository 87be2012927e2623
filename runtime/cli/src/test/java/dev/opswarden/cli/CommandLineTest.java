package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void helpGoesToStandardOutput(String option) {
        Ran ran = shell.run(option);

        assertEquals(0, ran.status());
        assertEquals("", ran.err());
        assertTrue(ran.out().startsWith("Usage: warden-runtime "), ran.out());
        assertTrue(ran.out().contains("  -h, --help "), ran.out());
        assertTrue(ran.out().contains("--state-dir=DIR"), ran.out());
        assertTrue(ran.out().contains("config"), ran.out());
    }

    @Test
    void everyCommandHasItsHelp() {
        Ran ran = shell.run("config", "-h");

        assertEquals(0, ran.status());
        assertTrue(ran.out().startsWith("Usage: warden-runtime config "), ran.out());
        assertTrue(ran.out().contains("--json"), ran.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-V", "--version"})
    void theVersionGoesToStandardOutput(String option) {
        Ran ran = shell.run(option);

        assertEquals(0, ran.status());
        assertTrue(ran.out().startsWith("warden-runtime "), ran.out());
        assertEquals(1, ran.out().lines().count());
        assertEquals(ran, shell.run("config", option));
    }

    @Test
    void withoutACommandItSaysThatOneIsNeeded() {
        assertEquals(new Ran(2, "", "warden-runtime: a command is needed\ntry 'warden-runtime --help'\n"), shell.run());
    }

    @Test
    void anUnknownCommandIsAUsageErrorWithAGuess() {
        assertEquals(new Ran(2, "", """
                        warden-runtime: unknown command 'confg'; did you mean 'config'?
                        try 'warden-runtime --help'
                        """), shell.run("confg"));
    }

    @Test
    void anUnknownOptionIsAUsageErrorWithAGuess() {
        assertEquals(
                new Ran(
                        2,
                        "",
                        "warden-runtime: unknown option '--jsn'; did you mean '--json'?\ntry 'warden-runtime config --help'\n"),
                shell.run("config", "--jsn"));
    }

    @Test
    void anArgumentTooManyIsAUsageError() {
        assertEquals(
                new Ran(2, "", "warden-runtime: unexpected argument '@file'\ntry 'warden-runtime config --help'\n"),
                shell.run("config", "@file"));
    }

    @Test
    void aMissingValueIsAUsageError() {
        Ran ran = shell.run("config", "--state-dir");

        assertEquals(2, ran.status());
        assertTrue(ran.err().startsWith("warden-runtime: Missing required parameter for option '--state-dir'"));
    }

    @Test
    void withJsonAUsageErrorIsOneDocument() {
        assertEquals(
                new Ran(
                        2,
                        "{\"error\":{\"kind\":\"usage\",\"message\":\"unknown command 'confg'; did you mean 'config'?\"}}\n",
                        ""),
                shell.run("confg", "--json"));
        assertEquals(
                new Ran(
                        2,
                        "{\"error\":{\"kind\":\"usage\",\"message\":\"unknown option '--jsn'; did you mean '--json'?\"}}\n",
                        ""),
                shell.run("config", "--json", "--jsn"));
    }

    @Test
    void afterTwoDashesJsonIsAnArgument() {
        Ran ran = shell.run("config", "--", "--json");

        assertEquals(2, ran.status());
        assertEquals("", ran.out());
    }

    @Test
    void whatWouldSteerTheTerminalIsShown() {
        Ran ran = shell.run("a\u001b[2Jb\nc");

        assertTrue(ran.err().startsWith("warden-runtime: unknown command 'a\u241b[2Jb"), ran.err());
        assertFalse(ran.err().contains("\u001b"));
    }

    @Test
    void optionsOfAllCommandsWorkBeforeAndAfterTheCommand() {
        String value = "\"WORKER_STATE_DIR\",\"value\":\"" + home.resolve("state") + "\",\"source\":\"option\"";

        assertTrue(shell.run("--state-dir", "state", "config", "--json").out().contains(value));
        assertTrue(shell.run("config", "--json", "--state-dir", "state").out().contains(value));
        assertEquals(78, shell.run("--config", "none", "config").status());
        assertEquals(78, shell.run("config", "--config=none").status());
    }
}
