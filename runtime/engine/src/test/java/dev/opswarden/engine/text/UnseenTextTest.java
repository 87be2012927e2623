package dev.opswarden.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnseenTextTest {

    @Test
    void ofMostTextsEverythingIsSeen() {
        assertEquals(Optional.empty(), UnseenText.of("Hello,\n\nwhere is it? \\u202e is no such character."));
    }

    @Test
    void whatIsShownAsAMarkIsNamed() {
        assertEquals(
                Optional.of("U+001B, U+202E (2 times), U+E0041"), UnseenText.of("a\u202eb\u202e\u001b\udb40\udc41"));
    }

    @Test
    void blanksOfAnotherWidthAndPiledMarksAreNamed() {
        assertEquals(Optional.of("U+00A0, U+3000"), UnseenText.of("a\u00a0b\u3000c d"));
        assertEquals(Optional.empty(), UnseenText.of("a" + "\u0301".repeat(8)));
        assertEquals(Optional.of("U+0301 (2 times)"), UnseenText.of("a" + "\u0301".repeat(10)));
    }

    @Test
    void blanksAtTheEndsOfLinesAreCounted() {
        assertEquals(Optional.of("1 line ends in blanks"), UnseenText.of("a \nb"));
        assertEquals(Optional.of("U+000D, 2 lines end in blanks"), UnseenText.of("a \r\nb  "));
    }
}
