package dev.opswarden.engine.text;

import dev.opswarden.spi.VisibleText;

/**
 * Text for a terminal: nothing in it moves the cursor, changes a colour, turns the direction of writing or hides.
 *
 * <p>Colours of our own are put around what these functions return.
 */
public final class TerminalText {

    private TerminalText() {}

    /** The text on one line, whole; line breaks and tabs are shown as marks. */
    public static String line(String text) {
        return VisibleText.line(text);
    }

    /**
     * The text on one line, cut with an ellipsis when it is wider.
     *
     * @param columns how wide it may be, at least 1
     */
    public static String line(String text, int columns) {
        // Any number of combining marks fits into one column: the count of characters is bounded too.
        int most = columns * 8 + 64;
        String visible = VisibleText.line(VisibleText.head(text, most));
        if (text.length() <= most && columns(visible) <= columns) {
            return visible;
        }
        return upTo(visible, columns - 1) + "…";
    }

    /** The text with its line breaks and tabs, whole. */
    public static String lines(String text) {
        return VisibleText.lines(text);
    }

    /**
     * The text with its line breaks and tabs, cut with an ellipsis on a line of its own.
     *
     * @param mostLines how many lines are kept
     * @param mostCharacters how many characters are kept
     */
    public static String lines(String text, int mostLines, int mostCharacters) {
        String head = VisibleText.head(text, mostCharacters);
        int end = -1;
        for (int line = 0; line < mostLines; line++) {
            end = head.indexOf('\n', end + 1);
            if (end < 0) {
                return VisibleText.lines(head) + (head.length() < text.length() ? "\n…" : "");
            }
        }
        boolean more = end + 1 < text.length();
        return VisibleText.lines(head.substring(0, end)) + (more ? "\n…" : "\n");
    }

    /** How many columns a line takes that one of these functions returned. */
    public static int columns(String line) {
        int columns = 0;
        int previous = ' ';
        for (int i = 0; i < line.length(); ) {
            int codePoint = line.codePointAt(i);
            i += Character.charCount(codePoint);
            columns += DisplayWidth.of(codePoint, previous);
            previous = codePoint;
        }
        return columns;
    }

    private static String upTo(String line, int columns) {
        int used = 0;
        int end = 0;
        int previous = ' ';
        while (end < line.length()) {
            int codePoint = line.codePointAt(end);
            used += DisplayWidth.of(codePoint, previous);
            previous = codePoint;
            if (used > columns) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return line.substring(0, end);
    }
}
