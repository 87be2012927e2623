package dev.opswarden.spi;

/** Text from outside, made fit to be quoted in a message for the operator: printable, on one line, short. */
public final class OneLine {

    private OneLine() {}

    /**
     * Cleans and bounds a text.
     *
     * @param text any text
     * @param max how many characters are kept at most; an ellipsis says that there were more
     */
    public static String of(String text, int max) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), max) + 1);
        int kept = 0;
        boolean gap = false;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = kept > 0;
                continue;
            }
            if (kept >= max) {
                return out.append('…').toString();
            }
            if (gap) {
                out.append(' ');
                gap = false;
            }
            out.appendCodePoint(isPrintable(c) ? c : '?');
            kept++;
        }
        return out.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> !HiddenCharacters.isHidden(c);
        };
    }
}
