package dev.opswarden.engine.secrets.detect;

import java.util.Set;

/**
 * The marks that stand in the place of secrets. Only a kind that we know makes one: whoever writes {@code [secret:} and
 * something else around a value does not hide the value.
 */
final class Marks {

    static final String BEGIN = "[secret:";

    private static final int LONGEST = 64;

    private final Set<String> kinds;

    Marks(Set<String> kinds) {
        this.kinds = kinds;
    }

    static String of(String kind) {
        return BEGIN.concat(kind).concat("]");
    }

    /** Where the mark that begins here ends, or -1 if none does. */
    int endOfMark(String text, int at) {
        if (!text.startsWith(BEGIN, at)) {
            return -1;
        }
        int from = at + BEGIN.length();
        int most = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < most; i++) {
            if (text.charAt(i) == ']') {
                return kinds.contains(text.substring(from, i)) ? i + 1 : -1;
            }
        }
        return -1;
    }

    /** Whether this stretch is a mark, whole or in part, and nothing else. */
    boolean isMark(String text, int start, int end) {
        int from = Math.max(0, start - BEGIN.length() - LONGEST);
        for (int at = start; at >= from; at--) {
            int close = text.charAt(at) == '[' ? endOfMark(text, at) : -1;
            if (close >= 0) {
                return close >= end;
            }
        }
        return false;
    }
}
