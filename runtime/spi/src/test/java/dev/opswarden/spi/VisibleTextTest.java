package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class VisibleTextTest {

    @Test
    void accentsOfLanguagesStayWhereTheyAre() {
        for (String word :
                new String[] {"e\u0301", "tie\u0302\u0301ng", "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd"}) {
            assertEquals(word, VisibleText.line(word));
        }
    }

    @Test
    void aPileOfAccentsEndsWhereNoLanguagePilesMore() {
        assertEquals(
                "a" + "\u0301".repeat(8) + "\\u0301".repeat(2) + "b",
                VisibleText.line("a" + "\u0301".repeat(10) + "b"));
    }

    @Test
    void anAccentIsNotPutOverWhatStandsBeforeTheText() {
        assertEquals("\\u0338x", VisibleText.line("\u0338x"));
        assertEquals("x\n\\u0338", VisibleText.lines("x\n\u0338"));
        assertEquals("\\u202e\\u0338", VisibleText.line("\u202e\u0338"));
    }
}
