package dev.opswarden.spi;

/** Text in which every hidden character is a mark: the step that all sinks have in common. */
public final class VisibleText {

    /** More than any language puts over one letter; what follows would cover the lines above and below. */
    private static final int MOST_COMBINING = 8;

    private static final int NONE = ' ';

    private VisibleText() {}

    /**
     * The text on one line: line breaks and tabs are marks too.
     *
     * @param text any text
     */
    public static String line(String text) {
        return of(text, false);
    }

    /**
     * The text with its line breaks, each a single {@code \n}, and its tabs.
     *
     * @param text any text
     */
    public static String lines(String text) {
        return of(text, true);
    }

    /**
     * The first characters of a text, never half a character.
     *
     * @param text any text
     * @param limit how many UTF-16 units at most
     */
    public static String head(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        boolean splits = limit > 0
                && Character.isHighSurrogate(text.charAt(limit - 1))
                && Character.isLowSurrogate(text.charAt(limit));
        return text.substring(0, splits ? limit - 1 : limit);
    }

    private static String of(String text, boolean keepLines) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        int previous = NONE;
        int combining = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (keepLines && codePoint == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            boolean drawnOver = codePoint > 0x7f && HiddenCharacters.isCombining(codePoint);
            combining = drawnOver ? combining + 1 : 0;
            if (keepLines && (codePoint == '\n' || codePoint == '\t')) {
                visible.append((char) codePoint);
                previous = NONE;
            } else if (isShown(codePoint, previous)
                    && !(drawnOver && (previous == NONE || combining > MOST_COMBINING))) {
                visible.appendCodePoint(codePoint);
                previous = codePoint;
            } else {
                // A mark ends in a letter of ours, which nothing of theirs is to be drawn over.
                visible.append(HiddenCharacters.mark(codePoint));
                previous = NONE;
            }
        }
        return visible.toString();
    }

    /** A presentation selector is fine behind a character that can be seen; elsewhere it carries something. */
    private static boolean isShown(int codePoint, int previous) {
        if (HiddenCharacters.isSelector(codePoint)) {
            return previous != NONE && !HiddenCharacters.isSelector(previous);
        }
        return !HiddenCharacters.isHidden(codePoint);
    }
}
