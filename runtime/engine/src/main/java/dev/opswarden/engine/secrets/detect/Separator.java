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
        if (closed > end && text.startsWith("or ", at) && Signs.isQuoteAt(text, at + 3)) {
            return new Separator(at + 3, Style.BLANK);
        }
        if (at >= text.length()) {
            return null;
        }
        Separator found = Signs.operator(text, start, closed, at);
        if (found != null) {
            return found;
        }
        found = Fields.tag(text, start, at);
        if (found == null) {
            found = Fields.pair(text, closed);
        }
        if (found == null && closed == end && at > end) {
            found = text.charAt(start) == '-'
                    ? new Separator(at, Style.OPTION)
                    : ProseSeparator.after(text, start, end);
        }
        return found != null ? found : closed == end && at > end ? new Separator(at, Style.BLANK) : null;
    }

    /** Quotes, brackets and emphasis that close a name. */
    static int closers(String text, int end) {
        int most = Math.min(text.length(), end + 12);
        int i = end;
        while (i < most) {
            char c = text.charAt(i);
            if (text.startsWith("&quot;", i)) {
                i += 6;
            } else if (Quotes.isQuote(c) || c == ']' || c == '*' || c == ')' || (c == '\\' && Signs.isQuoteAt(text, i + 1))) {
                i++;
            } else if (c == '[' && text.startsWith("[]", i)) {
                i += 2;
            } else {
                break;
            }
        }
        return i;
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
