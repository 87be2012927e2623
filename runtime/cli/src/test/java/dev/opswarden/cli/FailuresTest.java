package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Terminal;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new Output(out, false, false), new Output(err, false, false));

    @ParameterizedTest
    @CsvSource({
        "REFUSED,1,refused",
        "REJECTED,1,rejected",
        "SETTINGS,78,settings",
        "NOT_LOADED,69,not-loaded",
        "STATE,74,state",
        "UNREACHABLE,75,unreachable",
        "TIMEOUT,75,timeout",
        "DENIED,75,denied",
        "PROTOCOL,75,protocol",
        "INTERNAL,70,internal",
    })
    void everyKindHasAStatusAndAName(ErrorKind kind, int status, String name) {
        ExitCode code = new Failures(terminal, true).failed(new WardenException(kind, "so it is"), false);

        assertEquals(status, code.status());
        assertEquals("{\"error\":{\"kind\":\"" + name + "\",\"message\":\"so it is\"}}\n", text(out));
        assertEquals("", text(err));
    }

    @Test
    void aPersonReadsTheMessageAlone() {
        new Failures(terminal, false)
                .failed(
                        new WardenException(ErrorKind.STATE, "first\nsecond", new IllegalStateException("deep")),
                        false);

        assertEquals("", text(out));
        assertEquals("warden-runtime: first\n  second\n", text(err));
    }

    @Test
    void aDefectIsOneLine() {
        ExitCode code = new Failures(terminal, false).failed(new IllegalStateException("x".repeat(5000)), false);

        assertEquals(ExitCode.DEFECT, code);
        assertEquals(1, text(err).lines().count());
        assertTrue(
                text(err).startsWith("warden-runtime: this is a defect of ours: java.lang.IllegalStateException: xxx"));
        assertTrue(text(err).endsWith("… (run it again with -v for a stack trace to report)\n"), text(err));
    }

    @Test
    void askedForMoreADefectComesWithItsStackTrace() {
        new Failures(terminal, true).failed(new IllegalStateException("why"), true);

        assertEquals(
                "{\"error\":{\"kind\":\"internal\",\"message\":"
                        + "\"this is a defect of ours: java.lang.IllegalStateException: why\"}}\n",
                text(out));
        assertTrue(text(err).contains("\tat dev.opswarden.cli.FailuresTest."), text(err));
    }

    @Test
    void inJsonNothingSteersATerminal() {
        new Failures(terminal, true)
                .failed(
                        new WardenException(ErrorKind.REFUSED, "a\u001b[0m\u009b1m\u202eb\u007f\u2028\uD83D\uDD11"),
                        false);

        assertEquals(
                "{\"error\":{\"kind\":\"refused\",\"message\":"
                        + "\"a\\u001B[0m\\u009b1m\\u202eb\\u007f\\u2028\uD83D\uDD11\"}}\n",
                text(out));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
