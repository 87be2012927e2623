package dev.opswarden.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How wide a line is on a terminal, measured as {@link TerminalText} hands it out. */
class DisplayWidthTest {

    @Test
    void lettersTakeOneColumnAndIdeographsTwo() {
        assertColumns(5, "plain");
        assertColumns(4, "caf\u00e9");
        assertColumns(4, "\u6f22\u5b57");
        assertColumns(4, "\uff21\uff22");
        assertColumns(2, "\uff71\uff72");
        assertColumns(2, "\ud840\udc00");
    }

    @Test
    void aSyllableOfSingleJamoIsAsWideAsOneThatIsComposed() {
        assertColumns(2, "\uac01");
        assertColumns(2, "\u1100\u1161");
        assertColumns(2, "\u1100\u1161\u11a8");
        assertColumns(2, "\ua960\ud7b0\ud7cb");
    }

    @Test
    void whatIsDrawnOverALetterTakesNoColumn() {
        assertColumns(1, "e\u0301");
        assertColumns(1, "e\u0301\u0323");
        assertColumns(1, "\u0e01\u0e34");
        assertColumns(1, "a\u20dd");
        assertColumns(2, "\u304b\u3099");
    }

    @Test
    void aPictureTakesTwoColumnsWhetherByDefaultOrByItsSelector() {
        assertColumns(2, "\ud83d\ude00");
        assertColumns(1, "\u2764");
        assertColumns(2, "\u2764\ufe0f");
        assertColumns(1, "\u2764\ufe0e");
        assertColumns(2, "\u231a\ufe0f");
        assertColumns(2, "1\ufe0f\u20e3");
        assertColumns(2, "\u00a9\ufe0f");
        assertColumns(1, "a\ufe0f");
    }

    @Test
    void aFlagTakesTwoColumns() {
        assertColumns(2, "\ud83c\udde9\ud83c\uddea");
        assertColumns(4, "\ud83c\udde9\ud83c\uddea\ud83c\uddeb\ud83c\uddf7");
    }

    @Test
    void picturesThatAJoinerWouldMakeOneAreShownApartWithTheMarkOfTheJoiner() {
        String family = "\ud83d\udc68\u200d\ud83d\udc69";

        assertEquals("\ud83d\udc68\\u200d\ud83d\udc69", TerminalText.line(family));
        assertColumns(2 + 6 + 2, family);
        assertColumns(4, "\ud83d\udc4d\ud83c\udffd");
    }

    @Test
    void whatIsWideInSomeFontsAloneTakesOneColumn() {
        assertColumns(6, "\u00a7\u00b1\u03b1\u0416\u2026\u2460");
        assertColumns(3, "\u2500\u25a0\u2192");
    }

    @Test
    void aCutLineEndsBeforeTheColumnThatItMayNotReach() {
        assertEquals("\u1100\u1161\u11a8\u2026", TerminalText.line("\u1100\u1161\u11a8\u1100\u1161\u11a8", 3));
        assertEquals("ab\u2764\u2026", TerminalText.line("ab\u2764\ufe0fcd", 4));
        assertEquals("ab\u2764\ufe0f\u2026", TerminalText.line("ab\u2764\ufe0fcd", 5));
        assertEquals("\ud83d\ude00\u2026", TerminalText.line("\ud83d\ude00\ud83d\ude00", 3));
    }

    private static void assertColumns(int columns, String text) {
        assertEquals(columns, TerminalText.columns(TerminalText.line(text)), text);
    }
}
