package dev.opswarden.engine.secrets.detect;

/** How much a text looks as if a machine had drawn it. */
final class Randomness {

    private static final double LN_2 = Math.log(2);

    private Randomness() {}

    /** Shannon's entropy of a character of the text, in bits: 4 at most for hexadecimal digits, 6 for base64. */
    static double entropy(String text, int start, int end) {
        int length = Math.min(end - start, 4096);
        if (length <= 0) {
            return 0;
        }
        int[] counts = new int[128];
        for (int i = start; i < start + length; i++) {
            counts[text.charAt(i) & 127]++;
        }
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / length;
                sum -= share * Math.log(share) / LN_2;
            }
        }
        return sum;
    }

    /** Whether there is a digit, or letters of both cases: words of one case have neither. */
    static boolean isMixed(String text, int start, int end) {
        Mixture mixture = Mixture.of(text, start, end);
        return mixture.digits() > 0 || (mixture.upper() > 1 && mixture.lower() > 1);
    }

    /** Which sorts of characters a text has. */
    record Mixture(int lower, int upper, int digits, int symbols, int others) {

        static Mixture of(String text, int start, int end) {
            int lower = 0;
            int upper = 0;
            int digits = 0;
            int symbols = 0;
            int others = 0;
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                if (c >= 'a' && c <= 'z') {
                    lower++;
                } else if (c >= 'A' && c <= 'Z') {
                    upper++;
                } else if (c >= '0' && c <= '9') {
                    digits++;
                } else if (c > ' ' && c < 0x7f) {
                    symbols++;
                } else {
                    others++;
                }
            }
            return new Mixture(lower, upper, digits, symbols, others);
        }

        int letters() {
            return lower + upper;
        }

        /** How many of the four sorts there are. */
        int sorts() {
            return (lower > 0 ? 1 : 0) + (upper > 0 ? 1 : 0) + (digits > 0 ? 1 : 0) + (symbols > 0 ? 1 : 0);
        }
    }
}
