package dev.opswarden.spi;

/**
 * Text from outside for a desktop notification, whose body is markup to most servers: it shows up as the same words, on
 * one line, short, and as nothing else.
 *
 * <p>There is no backslash in what these functions return. {@code notify-send} unescapes its body, so that {@code \074}
 * would become a {@code <} behind every escaping; a character that looks the same stands in its place.
 */
public final class NotificationText {

    private static final char LIKE_A_BACKSLASH = '\u2216';

    private NotificationText() {}

    /**
     * Text for the title, which is no markup.
     *
     * @param text any text
     * @param max how many UTF-16 units are kept at most, at least 1; an ellipsis says that there were more
     */
    public static String plain(String text, int max) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), max) + 16);
        boolean gap = false;
        int at = 0;
        while (at < text.length() && line.length() <= max) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = line.length() > 0;
                continue;
            }
            if (gap) {
                line.append(' ');
                gap = false;
            }
            line.appendCodePoint(c);
        }
        String shown = VisibleText.line(line.toString()).replace('\\', LIKE_A_BACKSLASH);
        return shown.length() > max ? VisibleText.head(shown, max) + "…" : shown;
    }

    /**
     * Text for the body, between elements and never inside of a tag: {@code &}, {@code <} and {@code >} are entities.
     * Lines are put together by whoever asks.
     *
     * @param text any text
     * @param max how many UTF-16 units are kept at most, at least 1, an entity counted as one; an ellipsis says that
     *     there were more
     */
    public static String markup(String text, int max) {
        return plain(text, max).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
