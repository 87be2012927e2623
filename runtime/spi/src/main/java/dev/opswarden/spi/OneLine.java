package dev.opswarden.spi;

/**
 * Text from outside, made fit to be quoted in a message for the operator: printable, on one line, short.
 *
 * <p>Of a word that does not fit whole only the beginning is left: the host takes secrets out of what a plugin says, and
 * nobody would know half of one.
 */
public final class OneLine {

    private static final int BEGINNING = 8;
    private static final int MOST_READ = 100_000;
    private static final String BETWEEN_WORDS = "\"'<>{}[](),;";

    private OneLine() {}

    /**
     * Cleans and bounds a text.
     *
     * @param outside any text
     * @param max how many characters are kept at most; an ellipsis says that there were more
     */
    public static String of(String outside, int max) {
        String text = SplitWords.joined(VisibleText.head(outside, MOST_READ));
        StringBuilder out = new StringBuilder(Math.min(text.length(), max) + 1);
        int kept = 0;
        int word = 0;
        boolean gap = false;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = kept > 0;
                continue;
            }
            if (kept >= max) {
                return cut(out, gap || BETWEEN_WORDS.indexOf(c) >= 0 ? out.length() : word);
            }
            if (gap) {
                out.append(' ');
                word = out.length();
                gap = false;
            }
            out.appendCodePoint(isPrintable(c) ? c : '?');
            word = BETWEEN_WORDS.indexOf(c) >= 0 ? out.length() : word;
            kept++;
        }
        return out.toString();
    }

    private static String cut(StringBuilder out, int word) {
        int most = Math.min(out.length(), word + BEGINNING);
        boolean splits = most > 0 && most < out.length() && Character.isLowSurrogate(out.charAt(most));
        out.setLength(splits ? most - 1 : most);
        return out.append('…').toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> !HiddenCharacters.isHidden(c);
        };
    }
}
