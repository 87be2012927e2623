package dev.opswarden.spi;

/**
 * Puts a token together again that a line break, a control sequence or what nobody sees splits in two: on one line there
 * would be two words, of which nobody would know that they are a secret.
 */
final class SplitWords {

    /** Halves of a token are this long; two words of prose seldom are, and hold no digit. */
    private static final int HALF = 10;

    /** Nothing is looked at twice for long, however often a text is split. */
    private static final int FAR = 64;

    private static final char ESCAPE = 0x1b;

    private SplitWords() {}

    /** The text without what splits a token; the same text, if there is nothing of the kind. */
    static String joined(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = gapEnd(text, at);
            if (end == at) {
                out.append(text.charAt(at));
                at++;
                continue;
            }
            int left = leftEnd(out);
            if (isSplit(out, left, text, end)) {
                out.setLength(left);
            } else {
                out.append(text, at, end);
            }
            at = end;
        }
        return out.toString();
    }

    /** Where what splits ends; where it begins, if it is nothing of the kind. */
    private static int gapEnd(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            boolean blank = end > start && (c == ' ' || c == '\t');
            if (!blank && !HiddenCharacters.isHidden(c) && !HiddenCharacters.isSelector(c)) {
                break;
            }
            end += Character.charCount(c);
            if (c == ESCAPE && end < text.length() && text.charAt(end) == '[') {
                end = sequenceEnd(text, end + 1);
            }
        }
        return end;
    }

    private static int sequenceEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= ' ' && text.charAt(end) <= '?') {
            end++;
        }
        return Math.min(end + 1, text.length());
    }

    /** Where the word ends that stands before, without blanks and the sign of a soft line break of mails. */
    private static int leftEnd(StringBuilder out) {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        return end > 0 && out.charAt(end - 1) == '=' ? end - 1 : end;
    }

    private static boolean isSplit(StringBuilder out, int left, String text, int right) {
        int from = left;
        while (from > 0 && left - from < FAR && isOfToken(out.charAt(from - 1))) {
            from--;
        }
        int to = right;
        while (to < text.length() && to - right < FAR && isOfToken(text.charAt(to))) {
            to++;
        }
        return left - from >= HALF && to - right >= HALF && (hasDigit(out, from, left) || hasDigit(text, right, to));
    }

    private static boolean hasDigit(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfToken(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '_'
                || c == '-'
                || c == '+'
                || c == '/';
    }
}
