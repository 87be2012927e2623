package dev.opswarden.engine.secrets;

/** Takes control characters and secrets out of a text, and bounds it. */
final class CleanText {

    /** What is looked at beyond the bound, so that a secret across it is seen whole. */
    private static final int MARGIN = 20_000;

    private static final char ESCAPE = 0x1b;
    private static final char CONTROL_SEQUENCE = 0x9b;
    private static final int MAX_SEQUENCE = 24;

    private CleanText() {}

    /** A text on one line: line breaks and tabs become spaces, other control characters go, and no secret is left. */
    static String line(String text, int max) {
        return clean(text, max, false);
    }

    /** A text on several lines: every line break becomes a newline, other controls but the tab go, and no secret is left. */
    static String block(String text, int max) {
        return clean(text, max, true);
    }

    private static String clean(String text, int max, boolean keepLines) {
        int seen = cut(text, max + MARGIN);
        String hidden = Secrets.hide(withoutControls(text, seen));
        if (!keepLines && (hidden.indexOf('\n') >= 0 || hidden.indexOf('\t') >= 0)) {
            // Not before: a secret that a line break splits is known by it, and a space would make two words of it.
            hidden = Secrets.hide(hidden.replace('\n', ' ').replace('\t', ' '));
        }
        int end = cut(hidden, max);
        int missing = hidden.length() - end + text.length() - seen;
        return missing == 0 ? hidden : hidden.substring(0, end) + "… [cut: " + missing + " more characters]";
    }

    private static String withoutControls(String text, int end) {
        StringBuilder cleaned = new StringBuilder(end + 32);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                // \r\n is one line break, a lone \r another.
                if (i + 1 >= end || text.charAt(i + 1) != '\n') {
                    cleaned.append('\n');
                }
            } else if (c == '\n' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
                cleaned.append('\n');
            } else if (c == '\t') {
                cleaned.append('\t');
            } else if (c == ESCAPE || c == CONTROL_SEQUENCE) {
                i = Math.max(i, sequenceEnd(text, i, end));
            } else if (Character.isSurrogate(c) && !isPaired(text, i, end)) {
                // An unpaired half cannot be encoded: a file would hold a question mark, and two readers would differ.
                cleaned.append('\uFFFD');
            } else if (!Character.isISOControl(c)) {
                cleaned.append(c);
            }
        }
        return cleaned.toString();
    }

    /**
     * Where a control sequence of a terminal ends, {@code ESC [ 0 m}, so that none of its letters is left to split a
     * word; before its beginning if it is none.
     */
    private static int sequenceEnd(String text, int start, int end) {
        int at = start + 1;
        if (text.charAt(start) == ESCAPE) {
            if (at >= end || text.charAt(at) != '[') {
                return -1;
            }
            at++;
        }
        int most = Math.min(end, at + MAX_SEQUENCE);
        while (at < most && text.charAt(at) >= ' ' && text.charAt(at) <= '?') {
            at++;
        }
        return at < most && text.charAt(at) >= '@' && text.charAt(at) <= '~' ? at : -1;
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
