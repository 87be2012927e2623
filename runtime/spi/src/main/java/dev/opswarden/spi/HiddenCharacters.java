package dev.opswarden.spi;

/**
 * The characters that a reader does not see, or that make others seem to be what they are not: control characters,
 * bidirectional overrides, zero-width and tag characters, fillers, unpaired surrogates.
 *
 * <p>Every function for a sink shows them as a mark, and the JSON that the warden writes escapes them.
 */
public final class HiddenCharacters {

    /** A symbol by its category, and yet nothing to see. */
    private static final int BRAILLE_BLANK = 0x2800;

    private HiddenCharacters() {}

    /**
     * Whether a character is one of them.
     *
     * @param codePoint a Unicode code point; a surrogate alone counts as hidden
     */
    public static boolean isHidden(int codePoint) {
        if (codePoint < 0x7f) {
            return codePoint < 0x20;
        }
        if (codePoint < 0xa0) {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> isFiller(codePoint);
        };
    }

    /**
     * Whether a character only chooses how the one before it looks. Text that a person reads may have one, and a token
     * has none; alone, or two in a row, it hides data.
     *
     * @param codePoint a Unicode code point
     */
    public static boolean isSelector(int codePoint) {
        return codePoint == 0xfe0e || codePoint == 0xfe0f;
    }

    /**
     * Whether a text shows a reader nothing at all: blanks of every kind, and characters that are hidden.
     *
     * @param text any text; an empty one shows nothing
     */
    public static boolean showNothing(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || isHidden(c)
                        || isSelector(c)
                        || c == BRAILLE_BLANK);
    }

    /**
     * Whether a character is drawn over the one before it.
     *
     * @param codePoint a Unicode code point
     */
    static boolean isCombining(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /**
     * What stands for a character where it must be seen: the picture of a C0 control ({@code ␛}), else the code point
     * spelled out.
     */
    static String mark(int codePoint) {
        if (codePoint < 0x20) {
            return String.valueOf((char) (0x2400 + codePoint));
        }
        if (codePoint == 0x7f) {
            return "␡";
        }
        String hex = Integer.toHexString(codePoint);
        return codePoint > 0xffff ? "\\u{" + hex + "}" : "\\u" + "0000".substring(hex.length()) + hex;
    }

    /** Letters and marks by their category, and yet nothing to see; the non-characters; the plane of tags. */
    private static boolean isFiller(int codePoint) {
        return switch (codePoint) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180c, 0x180d, 0x180f, 0x3164, 0xffa0 -> true;
            default ->
                (codePoint >= 0xfe00 && codePoint <= 0xfe0d)
                        || (codePoint >= 0xfdd0 && codePoint <= 0xfdef)
                        || (codePoint & 0xfffe) == 0xfffe
                        || (codePoint >= 0xe0000 && codePoint <= 0xe0fff);
        };
    }
}
