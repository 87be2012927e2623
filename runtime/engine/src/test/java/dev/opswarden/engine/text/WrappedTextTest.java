package dev.opswarden.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedTextTest {

    @Test
    void linesAreBrokenBetweenWords() {
        assertEquals(List.of("one two", "three", "", "four"), WrappedText.lines("one two three\n\nfour", 8));
        assertEquals(List.of("  one", "two"), WrappedText.lines("  one two", 6));
        assertEquals(List.of(""), WrappedText.lines("", 8));
    }

    @Test
    void aWordThatIsTooWideStaysWhole() {
        assertEquals(List.of("see", "http://host/path", "there"), WrappedText.lines("see http://host/path there", 8));
    }

    @Test
    void wideCharactersCountTwice() {
        assertEquals(List.of("\u65e5\u672c", "\u65e5\u672c"), WrappedText.lines("\u65e5\u672c \u65e5\u672c", 8));
    }

    @Test
    void theBeginningEndsInAnEllipsisWhereThereIsMore() {
        assertEquals(List.of("a", "b"), WrappedText.head("\na\nb\n", 8, 2));
        assertEquals(List.of("a", "b", "…"), WrappedText.head("a\nb\nc", 8, 2));
        assertEquals(List.of("a", "…"), WrappedText.head("a\n\n\nb", 8, 2));
        assertEquals(List.of("one", "two", "…"), WrappedText.head("one two three", 5, 2));
    }

    @Test
    void wholeLinesStayAsTheyAre() {
        assertEquals(
                List.of("one two three", "    x", "\u241b", ""), WrappedText.whole("one two three\r\n\tx\n\u001b\n"));
    }

    @Test
    void nothingHiddenComesThrough() {
        RandomText.forMany(text -> {
            for (List<String> lines :
                    List.of(WrappedText.lines(text, 20), WrappedText.head(text, 20, 3), WrappedText.whole(text))) {
                lines.forEach(line -> assertEquals(TerminalText.line(line), line));
            }
        });
    }
}
