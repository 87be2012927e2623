package dev.opswarden.engine.secrets.detect;

/** Whether a value ends where it seems to, or is part of a longer word. */
final class Boundary {

    private Boundary() {}

    /** Whether no word goes on into this place; an escape ({@code \n}, {@code %3D}) before it is no word. */
    static boolean before(String text, int start) {
        if (start == 0 || !isWord(text.charAt(start - 1))) {
            return true;
        }
        char last = text.charAt(start - 1);
        if (start > 1 && text.charAt(start - 2) == '\\') {
            return last == 'n' || last == 'r' || last == 't';
        }
        return start > 2 && text.charAt(start - 3) == '%' && isHex(last) && isHex(text.charAt(start - 2));
    }

    /** Whether no word goes on from this place. */
    static boolean after(String text, int end) {
        return end >= text.length() || !isWord(text.charAt(end));
    }

    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    }
}
