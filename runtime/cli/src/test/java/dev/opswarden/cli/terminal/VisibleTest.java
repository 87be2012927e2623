package dev.opswarden.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "Gr\u00fc\u00dfe \uD83D\uDD11", "\uD83D\uDC69\u200D\uD83D\uDCBB", "\u05e9\u05dc"})
    void ordinaryTextStaysAsItIs(String text) {
        assertSame(text, Visible.line(text));
        assertSame(text, Visible.block(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 0x0b, '\r', 0x1b, 0x7f, 0x85, 0x9b, 0x200e, 0x202e, 0x2066, 0x2028, 0xfeff, 0xd800})
    void whatSteersIsShown(int c) {
        String shown = "a" + String.format("\\u%04x", c) + "b";

        assertEquals(shown, Visible.line("a" + (char) c + "b"));
        assertEquals(shown, Visible.block("a" + (char) c + "b"));
    }

    @Test
    void onlyABlockKeepsItsLayout() {
        assertEquals("a\\u000a\\u0009b", Visible.line("a\n\tb"));
        assertEquals("a\n\tb", Visible.block("a\n\tb"));
    }
}
