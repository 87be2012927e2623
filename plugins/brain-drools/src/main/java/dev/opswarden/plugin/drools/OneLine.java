package dev.opswarden.plugin.drools;

/** Makes one bounded line of a text. */
final class OneLine {

    private OneLine() {}

    /**
     * Turns control characters and runs of blanks into one blank each, and cuts the text where it is too long.
     *
     * @param text any text
     * @param longest the most characters that are kept
     */
    static String of(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        boolean blank = false;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (Character.isISOControl(point) || Character.isWhitespace(point)) {
                blank = !line.isEmpty();
                continue;
            }
            if (line.length() + Character.charCount(point) + (blank ? 1 : 0) > longest) {
                return line.append('…').toString();
            }
            if (blank) {
                line.append(' ');
                blank = false;
            }
            line.appendCodePoint(point);
        }
        return line.toString();
    }
}
