package dev.opswarden.hub;

/** Text from outside, for use in a message to the operator: control characters shown, and not too much of it. */
final class Quote {

    private static final int LONGEST = 200;

    private Quote() {}

    /** The text in single quotes. */
    static String of(String text) {
        return "'" + plain(text) + "'";
    }

    /** The text as it is, but for what could do something to a terminal. */
    static String plain(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
        if (text.codePointCount(0, text.length()) > LONGEST) {
            shown.append('…');
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        int type = Character.getType(c);
        if (type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR) {
            shown.append(String.format("\\u%04x", c));
        } else {
            shown.appendCodePoint(c);
        }
    }
}
