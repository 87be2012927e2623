package dev.opswarden.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.HiddenCharacters;
import org.junit.jupiter.api.Test;

class TerminalTextTest {

    @Test
    void controlCharactersAreShownAndNeverEmitted() {
        assertEquals("␛[31mred␛[0m␇␀␡", TerminalText.line("\u001b[31mred\u001b[0m\u0007\u0000\u007f"));
        assertEquals("\\u009b31m", TerminalText.line("\u009b31m"));
        assertEquals("one␊two␍␉", TerminalText.line("one\ntwo\r\t"));
    }

    @Test
    void whatTurnsHidesOrSmugglesIsSpelledOut() {
        assertEquals("a\\u202eb", TerminalText.line("a\u202eb"));
        assertEquals("a\\u200bb\\ufeff\\u00ad\\u2028", TerminalText.line("a\u200bb\ufeff\u00ad\u2028"));
        assertEquals("\\u{e0041}", TerminalText.line("\udb40\udc41"));
        assertEquals("\\ud800x\\udc00", TerminalText.line("\ud800x\udc00"));
        assertEquals("\\u3164\\uffff\\ufdd0", TerminalText.line("\u3164\uffff\ufdd0"));
    }

    @Test
    void aPresentationSelectorStaysWhereItChoosesALook() {
        assertEquals("⚠\ufe0f", TerminalText.line("⚠\ufe0f"));
        assertEquals("⚠\ufe0f\\ufe0f", TerminalText.line("⚠\ufe0f\ufe0f"));
        assertEquals("\\ufe0f", TerminalText.line("\ufe0f"));
    }

    @Test
    void manyLinesKeepTheirBreaksAndTabs() {
        assertEquals("a\n\tb\nc␍d", TerminalText.lines("a\r\n\tb\nc\rd"));
        assertEquals("a\nb\n…", TerminalText.lines("a\nb\nc", 2, 100));
        assertEquals("a\nb\n", TerminalText.lines("a\nb\n", 2, 100));
        assertEquals("abc\n…", TerminalText.lines("abcdef", 2, 3));
        assertEquals("abc", TerminalText.lines("abc", 2, 3));
    }

    @Test
    void widthCountsColumnsNotCharacters() {
        assertEquals(4, TerminalText.columns("漢字"));
        assertEquals(1, TerminalText.columns("e\u0301"));
        assertEquals(2, TerminalText.columns("\ud83d\ude00"));
        assertEquals("漢…", TerminalText.line("漢字漢", 4));
        assertEquals("ab…", TerminalText.line("abcdef", 3));
        assertEquals("abc", TerminalText.line("abc", 3));
        assertEquals("…", TerminalText.line("abc", 1));
    }

    @Test
    void anyTextBecomesInertAndFits() {
        RandomText.forMany(text -> {
            assertInert(TerminalText.line(text), false);
            assertInert(TerminalText.lines(text), true);
            assertInert(TerminalText.lines(text, 3, 20), true);
            for (int columns : new int[] {1, 2, 7, 40}) {
                assertTrue(TerminalText.columns(TerminalText.line(text, columns)) <= columns);
            }
        });
    }

    @Test
    void aFloodOfCombiningMarksIsBounded() {
        String flood = "a" + "\u0301".repeat(1_000_000);
        assertTrue(TerminalText.line(flood, 10).length() < 200);
    }

    @Test
    void aLogLineIsOneLineAndShort() {
        assertEquals("a␊ERROR b", LogText.of("a\nERROR b"));
        assertEquals("abc…", LogText.of("abcdef", 3));
        RandomText.forMany(text -> assertInert(LogText.of(text), false));
        assertTrue(LogText.of("x".repeat(10_000)).length() <= 401);
    }

    static void assertInert(String text, boolean linesAllowed) {
        text.codePoints().forEach(codePoint -> {
            boolean allowed = linesAllowed && (codePoint == '\n' || codePoint == '\t');
            assertFalse(!allowed && HiddenCharacters.isHidden(codePoint), () -> Integer.toHexString(codePoint));
        });
    }
}
