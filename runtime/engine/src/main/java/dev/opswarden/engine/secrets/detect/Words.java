package dev.opswarden.engine.secrets.detect;

/**
 * Tells words from letters that a machine drew, by the pairs of letters that stand side by side in words: half of all
 * pairs hardly ever do.
 */
final class Words {

    /** For each letter the letters that follow it in words of European languages, as bits. */
    private static final int[] PAIRS = {
        0x3feff6e, 0x1164b11, 0x21a4d95, 0x31e6959, 0x1fff97f, 0x11a4131, 0x01e61d1, 0x11a7111, 0x2aefe7f,
        0x0144011, 0x05c2911, 0x31c593b, 0x014dd13, 0x37cfd7f, 0x2fefd7f, 0x11ec931, 0x0100000, 0x37efd5d,
        0x35cd595, 0x3ded995, 0x20efb5f, 0x0004111, 0x0166191, 0x0088104, 0x00cea10, 0x0180111
    };

    /** One pair in so many may be a rare one. */
    private static final int RARE = 5;

    private static final int FEWEST_PAIRS = 2;

    private Words() {}

    /**
     * Whether a value is made of words, and of digits beside them rather than among them: {@code staging-db-2},
     * {@code storageAccountKey64}.
     */
    static boolean isMadeOfWords(String text, int start, int end) {
        int pairs = 0;
        int rare = 0;
        int turns = 0;
        int humps = 0;
        int digits = 0;
        char before = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean letter = isLetter(c);
            boolean digit = c >= '0' && c <= '9';
            digits += digit ? 1 : 0;
            if (isLetter(before) && letter) {
                if (before >= 'a' && c <= 'Z') {
                    humps++;
                } else {
                    pairs++;
                    rare += isPair(before, c) ? 0 : 1;
                }
            }
            turns += (letter && before >= '0' && before <= '9') || (digit && isLetter(before)) ? 1 : 0;
            before = c;
        }
        int length = end - start;
        return pairs >= FEWEST_PAIRS
                && rare * RARE <= pairs
                && turns <= 1 + length / 8
                && humps * 4 <= length
                && digits * 3 <= length;
    }

    private static boolean isPair(char first, char second) {
        return (PAIRS[(first | 0x20) - 'a'] >> ((second | 0x20) - 'a') & 1) != 0;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
