package dev.opswarden.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void everythingIsWrittenInUtf8() {
        new Output(bytes, false, false).line("Gr\u00fc\u00dfe");

        assertEquals("Gr\u00fc\u00dfe\n", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void stylesShowOnlyInColour() {
        Text text = Text.of(Style.RED, "no").and(" and ").and(Style.GREEN, "yes\u001b[0m");

        new Output(bytes, true, true).line(text);
        new Output(bytes, true, false).line(text);

        assertEquals(
                "\u001b[31mno\u001b[0m and \u001b[32myes\u241b[0m\u001b[0m\nno and yes\u241b[0m\n",
                bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void paddingCountsColumnsNotStyles() {
        Text text = Text.of(Style.BOLD, "\uD83D\uDD11ab").padTo(5).and("|").padTo(3);

        new Output(bytes, false, false).line(text);

        assertEquals("\uD83D\uDD11ab |\n", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aBlockEndsInExactlyTheNewlineItNeeds() {
        Output output = new Output(bytes, false, false);
        output.block("a\nb");
        output.block("c\n");
        output.line();

        assertEquals("a\nb\nc\n\n", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aReaderThatWentAwayIsNoFailure() {
        Output output = new Output(failingWith("Broken pipe"), false, false);
        output.line("x");
        output.line("y");

        assertEquals(Optional.empty(), output.failure());
    }

    @Test
    void aFullDiskIsAFailure() {
        Output output = new Output(failingWith("No space left on device"), false, false);
        assertEquals(Optional.empty(), output.failure());

        output.line("x");

        assertEquals(Optional.of("No space left on device"), output.failure());
    }

    @Test
    void colourIsSwitchedOffByTheEnvironment() {
        assertTrue(Terminal.wantsColour(Map.of()));
        assertTrue(Terminal.wantsColour(Map.of("TERM", "xterm", "NO_COLOR", "")));
        assertFalse(Terminal.wantsColour(Map.of("NO_COLOR", "1")));
        assertFalse(Terminal.wantsColour(Map.of("TERM", "dumb")));
    }

    private static OutputStream failingWith(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
