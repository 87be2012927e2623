package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OneLineTest {

    @Test
    void whatIsShortIsKeptOnOneLine() {
        assertEquals("a b c?d", OneLine.of(" a\r\n b\tc\u202ed ", 10));
        assertEquals("abc", OneLine.of("abc", 3));
    }

    @Test
    void aTokenThatIsSplitByWhatALineDoesNotHaveIsWholeOnIt() {
        for (String between : List.of(
                "\n", "\r\n", "=\r\n", " \n  ", "\u2028", "\u200b", "\u00ad", "\u0000", "\u001b[0m", "\ufe0f")) {
            assertEquals(
                    "no: ghp_0123456789abcdefghij is bad",
                    OneLine.of("no: ghp_0123456789" + between + "abcdefghij is bad", 80));
        }
    }

    @Test
    void wordsOfProseStayTwo() {
        assertEquals("the certificate authorities", OneLine.of("the certificate\nauthorities", 80));
        assertEquals("code 404 not found", OneLine.of("code 404\nnot found", 80));
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
