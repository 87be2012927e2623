package dev.opswarden.engine.secrets.detect;

import org.jspecify.annotations.Nullable;

/** The signs that part a name from its value: {@code =}, {@code :}, {@code ->}, {@code ||=}, a bracket. */
final class Signs {

    private static final int MOST_REPEATED = 60;

    private Signs() {}

    static @Nullable Separator operator(String text, int start, int closed, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case ':' -> colon(text, at);
            case '=' -> equals(text, at);
            case '?', '|', '+', '.', '!', '~' -> signed(text, closed, at, c);
            case '-', '<' -> arrow(text, closed, at, c);
            case '–', '—', '→' -> new Separator(at + 1, Separator.Style.PROSE);
            case '：', '＝' -> new Separator(at + 1, Separator.Style.COLON);
            case ',' -> listed(text, start, closed, at);
            case '(', '{' -> opened(text, closed, at);
            case '%' -> escaped(text, at);
            case '\n', '\r' -> equalsBelow(text, at);
            default -> typed(text, at);
        };
    }

    /** {@code ->}, {@code <-}; a dash with blanks around it parts the words of a note. */
    private static @Nullable Separator arrow(String text, int closed, int at, char c) {
        if (text.startsWith("->", at) || text.startsWith("<-", at)) {
            return new Separator(at + 2, Separator.Style.ASSIGNED);
        }
        if (c != '-') {
            return null;
        }
        int end = run(text, at, c);
        boolean parts = end - at > 2 || (at > closed && text.startsWith("- ", at));
        return parts ? new Separator(end, Separator.Style.PROSE) : null;
    }

    /** Where a row of the same sign ends: dots or hyphens lead to what belongs to a word. */
    private static int run(String text, int at, char c) {
        int end = at;
        while (end < text.length() && end - at < MOST_REPEATED && text.charAt(end) == c) {
            end++;
        }
        return end;
    }

    /** An equals sign or a colon as an address spells it. */
    private static @Nullable Separator escaped(String text, int at) {
        if (text.startsWith("%3D", at) || text.startsWith("%3d", at) || text.startsWith("%3A", at)) {
            return new Separator(at + 3, Separator.Style.ASSIGNED);
        }
        return null;
    }

    /** {@code ||=}, {@code ?=}, {@code +=}, {@code !=}; a stroke alone parts the cells of a table. */
    private static @Nullable Separator signed(String text, int closed, int at, char c) {
        int sign = at + 1 < text.length() && text.charAt(at + 1) == c ? at + 2 : at + 1;
        if (c == '.' && at > closed && run(text, at, c) - at > 2) {
            return new Separator(run(text, at, c), Separator.Style.PROSE);
        }
        int other = text.startsWith("||", at) || text.startsWith("??", at) ? below(text, sign) : -1;
        if (other >= 0 && other < text.length() && Quotes.isQuote(text.charAt(other))) {
            return new Separator(other, Separator.Style.BLANK);
        }
        if (c == '|' && sign == at + 1) {
            return new Separator(at + 1, Separator.Style.PROSE);
        }
        Separator equals = sign < text.length() && text.charAt(sign) == '=' ? equals(text, sign) : null;
        return equals != null && c == '!' ? new Separator(equals.valueAt(), Separator.Style.QUOTED) : equals;
    }

    private static @Nullable Separator colon(String text, int at) {
        if (text.startsWith("://", at)) {
            return null;
        }
        int colons = run(text, at, ':');
        if (colons < text.length() && text.charAt(colons) == '=') {
            return new Separator(colons + 1, Separator.Style.ASSIGNED);
        }
        if (colons > at + 1) {
            return null;
        }
        int inner = Separator.blanks(text, at + 1);
        if (inner < text.length()
                && text.charAt(inner) == '{'
                && text.startsWith("\"value\":", below(text, inner + 1))) {
            return new Separator(below(text, inner + 1) + "\"value\":".length(), Separator.Style.COLON);
        }
        Separator typed = at + 1 < text.length() ? typed(text, inner) : null;
        return typed != null ? typed : new Separator(emphasis(text, at + 1), Separator.Style.COLON);
    }

    private static Separator equals(String text, int at) {
        if (text.startsWith("==", at)) {
            return new Separator(at + (text.startsWith("===", at) ? 3 : 2), Separator.Style.QUOTED);
        }
        if (text.startsWith("=>", at)) {
            return new Separator(at + 2, Separator.Style.ASSIGNED);
        }
        return new Separator(at + 1, text.startsWith("=~", at) ? Separator.Style.QUOTED : Separator.Style.ASSIGNED);
    }

    /** {@code put("name", "value")}, and the cells of a line that commas part: {@code name,value,}. */
    private static @Nullable Separator listed(String text, int start, int closed, int at) {
        int next = Separator.blanks(text, at + 1);
        if (next < text.length() && isQuoteAt(text, text.charAt(next) == '\\' ? next + 1 : next)) {
            boolean named = start > 0 && Quotes.isQuote(text.charAt(start - 1));
            return named ? new Separator(next, Separator.Style.QUOTED) : null;
        }
        boolean cell = next == at + 1 && closed == at && next < text.length() && text.charAt(next) > ' ';
        return cell ? new Separator(next, Separator.Style.CELL) : null;
    }

    /** {@code name("value")}, {@code name{"value"}}, {@code name (value)}. */
    private static @Nullable Separator opened(String text, int closed, int at) {
        int next = below(text, at + 1);
        if (next < text.length() && Quotes.isQuote(text.charAt(next))) {
            return at == closed ? new Separator(next, Separator.Style.QUOTED) : null;
        }
        int close = at;
        int most = Math.min(text.length(), at + MOST_REPEATED);
        while (close < most && text.charAt(close) != ')') {
            close++;
        }
        int sign = close == most ? -1 : Separator.blanks(text, close + 1);
        if (sign > 0 && sign < text.length() && at > closed && (text.charAt(sign) == ':' || text.charAt(sign) == '=')) {
            return new Separator(sign + 1, Separator.Style.COLON);
        }
        return text.charAt(at) == '(' && next == at + 1 ? new Separator(next, Separator.Style.BLANK) : null;
    }

    /** The name on one line, and the sign and the value in quotes on the next. */
    private static @Nullable Separator equalsBelow(String text, int at) {
        int sign = below(text, at);
        if (sign >= text.length() || text.charAt(sign) != '=' || text.startsWith("==", sign)) {
            return null;
        }
        int next = Separator.blanks(text, sign + 1);
        return isQuoteAt(text, next) ? new Separator(next, Separator.Style.QUOTED) : null;
    }

    /** {@code password string = "value"}: a type between the name and the sign. */
    private static @Nullable Separator typed(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < 24 && isType(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            return null;
        }
        int sign = Separator.blanks(text, end);
        boolean assigns =
                sign < text.length() && text.charAt(sign) == '=' && !text.startsWith("==", sign) && sign > end;
        return assigns ? new Separator(sign + 1, Separator.Style.ASSIGNED) : null;
    }

    private static boolean isType(char c) {
        return Boundary.isWord(c) || c == '[' || c == ']' || c == '<' || c == '>' || c == '?' || c == '&' || c == '*';
    }

    private static int emphasis(String text, int at) {
        return text.startsWith("**", at) || text.startsWith("__", at) ? at + 2 : at;
    }

    /** Where the blanks that begin here end, one line break among them. */
    private static int below(String text, int at) {
        int i = Separator.blanks(text, at);
        if (i < text.length() && text.charAt(i) == '\r') {
            i++;
        }
        return i < text.length() && text.charAt(i) == '\n' ? Separator.blanks(text, i + 1) : i;
    }

    static boolean isQuoteAt(String text, int at) {
        return at < text.length() && Quotes.isQuote(text.charAt(at));
    }
}
