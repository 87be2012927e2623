package dev.opswarden.engine.secrets.detect;

import org.jspecify.annotations.Nullable;

/**
 * Where a value begins and ends.
 *
 * @param start where it begins, behind a quotation mark
 * @param end where it ends, exclusive, before a quotation mark
 * @param quote whether it stands in quotation marks
 * @param alone whether nothing but an end of a line or of a list follows
 */
record ValueSpan(int start, int end, boolean quote, boolean alone) {

    private static final int LONGEST = 4_000;
    private static final int LONGEST_CURLED = 120;
    private static final int LONGEST_BARE = 1_200;
    private static final int MOST_PUNCTUATION = 8;
    private static final String ENDS = "。，、；）」』】";
    private static final String PREFIXES = "fFbBrRuUlL@$";
    private static final String[] SCHEMES = {"Bearer ", "Basic ", "Token ", "bearer ", "basic ", "token ", "ApiKey "};

    /** Reads the value that begins here, if one does on this line. */
    static @Nullable ValueSpan read(String text, int at, Separator.Style style) {
        int start = schemes(text, Separator.blanks(text, at));
        if (start >= text.length()) {
            return null;
        }
        char c = text.charAt(start);
        if (PREFIXES.indexOf(c) >= 0 && start + 1 < text.length() && Quotes.isQuote(text.charAt(start + 1))) {
            start++;
            c = text.charAt(start);
        }
        ValueSpan quoted = quoted(text, start, c);
        if (quoted != null) {
            return quoted;
        }
        if (style == Separator.Style.QUOTED) {
            return null;
        }
        return style == Separator.Style.TAG ? untilTag(text, start) : bare(text, Quotes.isQuote(c) ? start + 1 : start);
    }

    private static @Nullable ValueSpan quoted(String text, int start, char c) {
        if (text.startsWith("&quot;", start)) {
            return until(text, start + 6, "&quot;");
        }
        if (c == '\\' && start + 1 < text.length() && Quotes.isQuote(text.charAt(start + 1))) {
            return until(text, start + 2, text.substring(start, start + 2));
        }
        if (!Quotes.isQuote(c)) {
            return null;
        }
        if (text.startsWith("\\\"", start + 1)) {
            return until(text, start + 3, "\\\"");
        }
        if (text.startsWith("\"\"\"", start) || text.startsWith("'''", start)) {
            return until(text, start + 3, text.substring(start, start + 3));
        }
        char close = Quotes.closing(c);
        // A mark that opens and never closes must not cost much; the others close each other.
        int most = Math.min(text.length(), start + (close == c ? LONGEST : LONGEST_CURLED));
        for (int i = start + 1; i < most; i++) {
            char each = text.charAt(i);
            if (each == '\\') {
                i++;
            } else if (each == close) {
                return new ValueSpan(start + 1, i, true, true);
            } else if (each == '\n') {
                return null;
            }
        }
        return null;
    }

    private static @Nullable ValueSpan until(String text, int from, String end) {
        int most = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < most && text.charAt(i) != '\n'; i++) {
            if (text.startsWith(end, i)) {
                return new ValueSpan(from, i, true, true);
            }
        }
        return null;
    }

    private static @Nullable ValueSpan untilTag(String text, int start) {
        int close = Chars.indexOf(text, '<', start, start + LONGEST);
        if (close < 0) {
            return null;
        }
        int end = close;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int from = start;
        while (from < end && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        return new ValueSpan(from, end, true, true);
    }

    private static @Nullable ValueSpan bare(String text, int start) {
        int most = Math.min(text.length(), start + LONGEST_BARE);
        int end = start;
        while (end < most && !endsBare(text, end)) {
            end++;
        }
        int next = end;
        int least = Math.max(start, next - MOST_PUNCTUATION);
        while (end > least && ".,;:)]}>*".indexOf(text.charAt(end - 1)) >= 0 && !isOpened(text, start, end)) {
            end--;
        }
        return end > start ? new ValueSpan(start, end, false, isAlone(text, end, next)) : null;
    }

    /** A bracket that closes one of the value's own belongs to it. */
    private static boolean isOpened(String text, int start, int end) {
        char open = switch (text.charAt(end - 1)) {
            case ')' -> '(';
            case ']' -> '[';
            case '}' -> '{';
            case '>' -> '<';
            default -> 0;
        };
        return open != 0 && text.substring(start, end).indexOf(open) >= 0;
    }

    private static boolean endsBare(String text, int i) {
        char c = text.charAt(i);
        if (c <= ' '
                || c == '"'
                || c == '`'
                || c == ';'
                || c == '\u00a0'
                || c == '”'
                || c == '|'
                || ENDS.indexOf(c) >= 0) {
            return true;
        }
        if (c == '\'') {
            return i + 1 >= text.length() || !Boundary.isWord(text.charAt(i + 1));
        }
        if (c == '<') {
            return text.startsWith("</", i) || text.startsWith("<br", i);
        }
        if (c == ',') {
            return i + 1 >= text.length()
                    || text.charAt(i + 1) <= ' '
                    || Quotes.isQuote(text.charAt(i + 1))
                    || isParameter(text, i + 1);
        }
        if (c == '&') {
            return text.startsWith("&amp;", i) || text.startsWith("&quot;", i) || isParameter(text, i + 1);
        }
        return c == '\\' && i + 1 < text.length() && "nrt\"'".indexOf(text.charAt(i + 1)) >= 0;
    }

    /** {@code name=} begins here. */
    private static boolean isParameter(String text, int at) {
        int i = at;
        while (i < text.length()
                && i - at < 40
                && (Boundary.isWord(text.charAt(i)) || "_-.".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i > at && i < text.length() && text.charAt(i) == '=';
    }

    /** Whether the line, the list or the element ends behind the value, but for its punctuation. */
    private static boolean isAlone(String text, int end, int next) {
        int i = Separator.blanks(text, next);
        if (i >= text.length() || i < next) {
            return true;
        }
        char c = text.charAt(i);
        if (c == '\n' || c == '\r' || c == '"' || c == '`' || c == '<' || c == '|' || c == '&' || c == '\\'
                || c == '\'') {
            return true;
        }
        boolean listed = end < next
                && (text.charAt(end) == ','
                        || text.charAt(end) == ';'
                        || text.charAt(end) == ')'
                        || text.charAt(end) == '.'
                        || text.charAt(end) == '}'
                        || text.charAt(end) == ']');
        return listed || c == ';' || c == '#' || text.startsWith("//", i) || c == ',';
    }

    private static int schemes(String text, int at) {
        for (String scheme : SCHEMES) {
            if (text.startsWith(scheme, at)) {
                return Separator.blanks(text, at + scheme.length());
            }
        }
        return at;
    }

    String in(String text) {
        return text.substring(start, end);
    }
}
