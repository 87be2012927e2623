package dev.opswarden.engine.secrets.detect;

/** Questions about the characters of a short text, in loops: a lambda would cost a cold process more than the answer. */
final class Chars {

    private Chars() {}

    /** Whether a text has any of these characters. */
    static boolean hasAny(String text, String of) {
        for (int i = 0; i < text.length(); i++) {
            if (of.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where a character stands first in a stretch of a text that may be cut short; -1 if nowhere. */
    static int indexOf(String text, char c, int from, int to) {
        int most = Math.min(text.length(), to);
        for (int i = from; i < most; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a text has none but these characters. */
    static boolean hasOnly(String text, String of) {
        for (int i = 0; i < text.length(); i++) {
            if (of.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean areLetters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
