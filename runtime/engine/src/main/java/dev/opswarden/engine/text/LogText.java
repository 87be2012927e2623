package dev.opswarden.engine.text;

import dev.opswarden.spi.VisibleText;

/** Text for a log line: it cannot begin a line of its own, and it is never long. */
public final class LogText {

    private static final int MOST_CHARACTERS = 400;

    private LogText() {}

    /** The text on one line, cut with an ellipsis after 400 characters. */
    public static String of(String text) {
        return of(text, MOST_CHARACTERS);
    }

    /**
     * The text on one line, cut with an ellipsis.
     *
     * @param mostCharacters how many characters are kept, at least 1; a mark for a hidden one takes a few more
     */
    public static String of(String text, int mostCharacters) {
        String head = VisibleText.head(text, mostCharacters);
        return VisibleText.line(head) + (head.length() < text.length() ? "…" : "");
    }
}
