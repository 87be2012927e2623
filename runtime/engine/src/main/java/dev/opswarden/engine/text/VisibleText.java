package dev.opswarden.engine.text;

/** Text in which every hidden character is a mark: the step that all sinks have in common. */
final class VisibleText {

    private VisibleText() {}

    /** The text on one line: line breaks and tabs are marks too. */
    static String line(String text) {
        return of(text, false);
    }

    /** The text with its line breaks, each a single {@code \n}, and its tabs. */
    static String lines(String text) {
        return of(text, true);
    }

    /**
     * The first characters of a text, never half a character.
     *
     * @param limit how many UTF-16 units at most
     */
    static String head(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        boolean splits =
                Character.isHighSurrogate(text.charAt(limit - 1)) && Character.isLowSurrogate(text.charAt(limit));
        return text.substring(0, splits ? limit - 1 : limit);
    }

    private static String of(String text, boolean keepLines) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        int previous = ' ';
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (keepLines && codePoint == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            append(visible, codePoint, previous, keepLines);
            previous = codePoint;
        }
        return visible.toString();
    }

    private static void append(StringBuilder visible, int codePoint, int previous, boolean keepLines) {
        if (keepLines && (codePoint == '\n' || codePoint == '\t')) {
            visible.append((char) codePoint);
        } else if (isShown(codePoint, previous)) {
            visible.appendCodePoint(codePoint);
        } else {
            visible.append(HiddenCharacters.mark(codePoint));
        }
    }

    /** A presentation selector is fine behind a character that can be seen; elsewhere it carries something. */
    private static boolean isShown(int codePoint, int previous) {
        if (HiddenCharacters.isPresentationSelector(codePoint)) {
            return previous > ' '
                    && !HiddenCharacters.isPresentationSelector(previous)
                    && !HiddenCharacters.isHidden(previous);
        }
        return !HiddenCharacters.isHidden(codePoint);
    }
}
