package dev.opswarden.engine.secrets;

/** Takes control characters out of a text and bounds it. */
final class CleanText {

    private CleanText() {}

    /** A text on one line: line breaks and tabs become spaces, other control characters go. */
    static String line(String text, int max) {
        return clean(text, max, false);
    }

    /** A text on several lines: every line break becomes a newline, other control characters but the tab go. */
    static String block(String text, int max) {
        return clean(text, max, true);
    }

    private static String clean(String text, int max, boolean keepLines) {
        int end = cut(text, max);
        StringBuilder cleaned = new StringBuilder(Math.min(end, max) + 32);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                // \r\n is one line break, a lone \r another.
                if (i + 1 >= end || text.charAt(i + 1) != '\n') {
                    cleaned.append(keepLines ? '\n' : ' ');
                }
            } else if (c == '\n' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
                cleaned.append(keepLines ? '\n' : ' ');
            } else if (c == '\t') {
                cleaned.append(keepLines ? '\t' : ' ');
            } else if (Character.isSurrogate(c) && !isPaired(text, i, end)) {
                // An unpaired half cannot be encoded: a file would hold a question mark, and two readers would differ.
                cleaned.append('\uFFFD');
            } else if (!Character.isISOControl(c)) {
                cleaned.append(c);
            }
        }
        if (end < text.length()) {
            cleaned.append("… [cut: ").append(text.length() - end).append(" more characters]");
        }
        return cleaned.toString();
    }

    private static int cut(String text, int max) {
        if (text.length() <= max) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    }

    private static boolean isPaired(String text, int i, int end) {
        if (Character.isHighSurrogate(text.charAt(i))) {
            return i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1));
        }
        return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
