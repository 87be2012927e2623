package dev.opswarden.engine.text;

import java.util.Arrays;

/**
 * How many columns of a terminal a character takes: none, one or two (Unicode, annex 11).
 *
 * <p>What is wide in East Asian fonts alone counts as one. A picture with a colour of skin counts as two pictures, which
 * is what a terminal shows that does not join them; two regional letters count as the one flag that they make.
 */
final class DisplayWidth {

    private static final int EMOJI_SELECTOR = 0xfe0f;

    /** First and last of each range of wide characters: East Asian scripts, and emoji that are pictures by default. */
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3, 0x25fd, 0x25fe,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be,
        0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea, 0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa,
        0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55,
        0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xa000, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3,
        0xf900, 0xfaff, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18aff, 0x1b000, 0x1b2ff, 0x1f004,
        0x1f004, 0x1f0cf, 0x1f0cf, 0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f200, 0x1f320, 0x1f32d, 0x1f335, 0x1f337,
        0x1f37c, 0x1f37e, 0x1f393, 0x1f3a0, 0x1f3ca, 0x1f3cf, 0x1f3d3, 0x1f3e0, 0x1f3f0, 0x1f3f4, 0x1f3f4, 0x1f3f8,
        0x1f43e, 0x1f440, 0x1f440, 0x1f442, 0x1f4fc, 0x1f4ff, 0x1f53d, 0x1f54b, 0x1f54e, 0x1f550, 0x1f567, 0x1f57a,
        0x1f57a, 0x1f595, 0x1f596, 0x1f5a4, 0x1f5a4, 0x1f5fb, 0x1f64f, 0x1f680, 0x1f6c5, 0x1f6cc, 0x1f6cc, 0x1f6d0,
        0x1f6d2, 0x1f6d5, 0x1f6df, 0x1f6eb, 0x1f6ec, 0x1f6f4, 0x1f6fc, 0x1f7e0, 0x1f7f0, 0x1f90c, 0x1f93a, 0x1f93c,
        0x1f945, 0x1f947, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x2fffd, 0x30000, 0x3fffd
    };

    private DisplayWidth() {}

    /**
     * How many columns a character adds to a line.
     *
     * @param codePoint the character
     * @param previous the one before it; a space at the beginning of a line
     */
    static int of(int codePoint, int previous) {
        if (codePoint == EMOJI_SELECTOR) {
            return isPictureByChoice(previous) && of(previous) == 1 ? 1 : 0;
        }
        return of(codePoint);
    }

    private static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        if (isInnerJamo(codePoint)) {
            return 0;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** Vowels and final consonants of Hangul, which are drawn into the syllable that a wide consonant began. */
    private static boolean isInnerJamo(int codePoint) {
        return (codePoint >= 0x1160 && codePoint <= 0x11ff) || (codePoint >= 0xd7b0 && codePoint <= 0xd7ff);
    }

    /** Whether a character becomes a wide picture by the selector behind it: symbols, and what stands on keys. */
    private static boolean isPictureByChoice(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL -> true;
            default -> "#*0123456789\u203c\u2049\u2139".indexOf(codePoint) >= 0;
        };
    }

    /** An odd place is the end of a range, or a gap that begins behind a start. */
    private static boolean isWide(int codePoint) {
        int place = Arrays.binarySearch(WIDE, codePoint);
        return place >= 0 || (-place - 1) % 2 == 1;
    }
}
