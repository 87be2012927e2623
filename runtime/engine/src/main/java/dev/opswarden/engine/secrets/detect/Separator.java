package dev.opswarden.engine.secrets.detect;

import org.jspecify.annotations.Nullable;

/**
 * What stands between the name of a secret and its value: an equals sign, a colon, {@code is}, a tag, a blank.
 *
 * @param valueAt where the value begins, blanks before it included
 * @param style what it is
 */
record Separator(int valueAt, Style style) {

    private static final int MOST_BLANKS = 60;

    /** The sorts of separators, as far as they tell how much a value must look like one. */
    enum Style {
        /** {@code name=value}, {@code name := value}, {@code name -> value}. */
        ASSIGNED,
        /** {@code name: value}. */
        COLON,
        /** {@code name == "value"}, {@code put("name", "value")}, {@code name("value")}: only with quotes. */
        QUOTED,
        /** {@code <name>value</name>}. */
        TAG,
        /** {@code --name value}. */
        OPTION,
        /** {@code the name of it is value}, {@code name - value}, {@code | name | value |}. */
        PROSE,
        /** {@code name,value,}: it has to look as if a machine had drawn it. */
        CELL,
        /** {@code name value}, {@code name(value)}. */
        BLANK
    }

    /** What stands behind a name, or nothing that would make it the name of something. */
    static @Nullable Separator after(String text, int start, int end) {
        if (text.startsWith("'s ", end)) {
            return new Separator(end + 3, Style.PROSE);
        }
        int closed = closers(text, end);
        int at = blanks(text, closed);
        if (closed > end && text.startsWith("or ", at) && isQuoteAt(text, at + 3)) {
            return new Separator(at + 3, Style.BLANK);
        }
        if (at >= text.length()) {
            return null;
        }
        Separator found = operator(text, start, closed, at);
        if (found != null) {
            return found;
        }
        found = tag(text, start, at);
        if (found == null) {
            found = pair(text, closed);
        }
        if (found == null && closed == end && at > end) {
            found = text.charAt(start) == '-'
                    ? new Separator(at, Style.OPTION)
                    : ProseSeparator.after(text, start, end);
        }
        return found != null ? found : closed == end && at > end ? new Separator(at, Style.BLANK) : null;
    }

    private static @Nullable Separator operator(String text, int start, int closed, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case ':' -> colon(text, at);
            case '=' -> equals(text, at);
            case '?', '|', '+', '.', '!', '~' -> signed(text, closed, at, c);
            case '-', '<' -> arrow(text, closed, at, c);
            case '–', '—', '→' -> new Separator(at + 1, Style.PROSE);
            case '：', '＝' -> new Separator(at + 1, Style.COLON);
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
            return new Separator(at + 2, Style.ASSIGNED);
        }
        if (c != '-') {
            return null;
        }
        int end = run(text, at, c);
        boolean parts = end - at > 2 || (at > closed && text.startsWith("- ", at));
        return parts ? new Separator(end, Style.PROSE) : null;
    }

    /** Where a row of the same sign ends: dots or hyphens lead to what belongs to a word. */
    private static int run(String text, int at, char c) {
        int end = at;
        while (end < text.length() && end - at < MOST_BLANKS && text.charAt(end) == c) {
            end++;
        }
        return end;
    }

    /** An equals sign or a colon as an address spells it. */
    private static @Nullable Separator escaped(String text, int at) {
        if (text.startsWith("%3D", at) || text.startsWith("%3d", at) || text.startsWith("%3A", at)) {
            return new Separator(at + 3, Style.ASSIGNED);
        }
        return null;
    }

    /** {@code ||=}, {@code ?=}, {@code +=}, {@code !=}; a stroke alone parts the cells of a table. */
    private static @Nullable Separator signed(String text, int closed, int at, char c) {
        int sign = at + 1 < text.length() && text.charAt(at + 1) == c ? at + 2 : at + 1;
        if (c == '.' && at > closed && run(text, at, c) - at > 2) {
            return new Separator(run(text, at, c), Style.PROSE);
        }
        int other = text.startsWith("||", at) || text.startsWith("??", at) ? below(text, sign) : -1;
        if (other >= 0 && other < text.length() && Quotes.isQuote(text.charAt(other))) {
            return new Separator(other, Style.BLANK);
        }
        if (c == '|' && sign == at + 1) {
            return new Separator(at + 1, Style.PROSE);
        }
        Separator equals = sign < text.length() && text.charAt(sign) == '=' ? equals(text, sign) : null;
        return equals != null && c == '!' ? new Separator(equals.valueAt(), Style.QUOTED) : equals;
    }

    private static @Nullable Separator colon(String text, int at) {
        if (text.startsWith("://", at)) {
            return null;
        }
        int colons = run(text, at, ':');
        if (colons < text.length() && text.charAt(colons) == '=') {
            return new Separator(colons + 1, Style.ASSIGNED);
        }
        if (colons > at + 1) {
            return null;
        }
        int inner = blanks(text, at + 1);
        if (inner < text.length()
                && text.charAt(inner) == '{'
                && text.startsWith("\"value\":", below(text, inner + 1))) {
            return new Separator(below(text, inner + 1) + "\"value\":".length(), Style.COLON);
        }
        Separator typed = at + 1 < text.length() ? typed(text, inner) : null;
        return typed != null ? typed : new Separator(emphasis(text, at + 1), Style.COLON);
    }

    private static Separator equals(String text, int at) {
        if (text.startsWith("==", at)) {
            return new Separator(at + (text.startsWith("===", at) ? 3 : 2), Style.QUOTED);
        }
        if (text.startsWith("=>", at)) {
            return new Separator(at + 2, Style.ASSIGNED);
        }
        return new Separator(at + 1, text.startsWith("=~", at) ? Style.QUOTED : Style.ASSIGNED);
    }

    /** {@code put("name", "value")}, and the cells of a line that commas part: {@code name,value,}. */
    private static @Nullable Separator listed(String text, int start, int closed, int at) {
        int next = blanks(text, at + 1);
        if (next < text.length() && isQuoteAt(text, text.charAt(next) == '\\' ? next + 1 : next)) {
            boolean named = start > 0 && Quotes.isQuote(text.charAt(start - 1));
            return named ? new Separator(next, Style.QUOTED) : null;
        }
        boolean cell = next == at + 1 && closed == at && next < text.length() && text.charAt(next) > ' ';
        return cell ? new Separator(next, Style.CELL) : null;
    }

    /** {@code name("value")}, {@code name{"value"}}, {@code name (value)}. */
    private static @Nullable Separator opened(String text, int closed, int at) {
        int next = below(text, at + 1);
        if (next < text.length() && Quotes.isQuote(text.charAt(next))) {
            return at == closed ? new Separator(next, Style.QUOTED) : null;
        }
        int close = at;
        int most = Math.min(text.length(), at + MOST_BLANKS);
        while (close < most && text.charAt(close) != ')') {
            close++;
        }
        int sign = close == most ? -1 : blanks(text, close + 1);
        if (sign > 0 && sign < text.length() && at > closed && (text.charAt(sign) == ':' || text.charAt(sign) == '=')) {
            return new Separator(sign + 1, Style.COLON);
        }
        return text.charAt(at) == '(' && next == at + 1 ? new Separator(next, Style.BLANK) : null;
    }

    /** The name on one line, and the sign and the value in quotes on the next. */
    private static @Nullable Separator equalsBelow(String text, int at) {
        int sign = below(text, at);
        if (sign >= text.length() || text.charAt(sign) != '=' || text.startsWith("==", sign)) {
            return null;
        }
        int next = blanks(text, sign + 1);
        return isQuoteAt(text, next) ? new Separator(next, Style.QUOTED) : null;
    }

    /** Where the blanks that begin here end, one line break among them. */
    private static int below(String text, int at) {
        int i = blanks(text, at);
        if (i < text.length() && text.charAt(i) == '\r') {
            i++;
        }
        return i < text.length() && text.charAt(i) == '\n' ? blanks(text, i + 1) : i;
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
        int sign = blanks(text, end);
        boolean assigns =
                sign < text.length() && text.charAt(sign) == '=' && !text.startsWith("==", sign) && sign > end;
        return assigns ? new Separator(sign + 1, Style.ASSIGNED) : null;
    }

    private static boolean isType(char c) {
        return Boundary.isWord(c) || c == '[' || c == ']' || c == '<' || c == '>' || c == '?' || c == '&' || c == '*';
    }

    /** {@code <password>value}, {@code <db:password encrypted="no">value}. */
    private static @Nullable Separator tag(String text, int start, int at) {
        int open = start - 1;
        while (open >= 0 && start - open < 24 && (Boundary.isWord(text.charAt(open)) || text.charAt(open) == ':')) {
            open--;
        }
        if (open < 0 || text.charAt(open) != '<') {
            return null;
        }
        int most = Math.min(text.length(), at + 200);
        for (int i = at; i < most; i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return text.charAt(i - 1) == '/' ? null : new Separator(i + 1, Style.TAG);
            }
            if (c == '<') {
                return null;
            }
        }
        return null;
    }

    /** {@code name: PASSWORD} and on the next line {@code value: …}; {@code key="password" value="…"}. */
    private static @Nullable Separator pair(String text, int closed) {
        int most = Math.min(text.length(), closed + 80);
        int i = closed;
        while (i < most && (Character.isWhitespace(text.charAt(i)) || ",;>|\"'-".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        if (i == closed || !text.regionMatches(true, i, "value", 0, 5)) {
            return null;
        }
        int at = blanks(text, closers(text, i + 5));
        boolean assigns = at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':');
        return assigns ? new Separator(at + 1, text.charAt(at) == ':' ? Style.COLON : Style.ASSIGNED) : null;
    }

    /** Quotes, brackets and emphasis that close a name. */
    static int closers(String text, int end) {
        int most = Math.min(text.length(), end + 12);
        int i = end;
        while (i < most) {
            char c = text.charAt(i);
            if (text.startsWith("&quot;", i)) {
                i += 6;
            } else if (Quotes.isQuote(c) || c == ']' || c == '*' || c == ')' || (c == '\\' && isQuoteAt(text, i + 1))) {
                i++;
            } else if (c == '[' && text.startsWith("[]", i)) {
                i += 2;
            } else {
                break;
            }
        }
        return i;
    }

    private static boolean isQuoteAt(String text, int at) {
        return at < text.length() && Quotes.isQuote(text.charAt(at));
    }

    private static int emphasis(String text, int at) {
        return text.startsWith("**", at) || text.startsWith("__", at) ? at + 2 : at;
    }

    /** Where the blanks that begin here end. */
    static int blanks(String text, int at) {
        int most = Math.min(text.length(), at + MOST_BLANKS);
        int i = at;
        while (i < most && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\u00a0')) {
            i++;
        }
        return i;
    }
}
