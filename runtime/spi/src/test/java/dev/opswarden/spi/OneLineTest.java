package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class OneLineTest {

    @Test
    void whatIsShortIsKeptOnOneLine() {
        assertEquals("a b c?d", OneLine.of(" a\r\n b\tc\u202ed ", 10));
        assertEquals("abc", OneLine.of("abc", 3));
    }

    @Test
    void whatIsLongIsCutBetweenWords() {
        assertEquals("ab…", OneLine.of("ab cd", 2));
        assertEquals("{\"detail\"…", OneLine.of("{\"detail\":\"no\"}", 9));
    }

    @Test
    void ofAWordThatDoesNotFitOnlyTheBeginningIsLeft() {
        String token = "AKIA" + "Q".repeat(16);

        assertEquals("no: AKIAQQQQ…", OneLine.of("no: " + token + " is bad", 22));
        assertEquals("AKIAQQQQ…", OneLine.of(token, 19));
        assertEquals("a😀…", OneLine.of("a😀 b", 2));
    }
}
