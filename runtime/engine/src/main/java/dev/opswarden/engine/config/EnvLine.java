package dev.opswarden.engine.config;

import org.jspecify.annotations.Nullable;

/**
 * One {@code NAME=value} line of an env file.
 *
 * <p>Spaces around the name and the value do not count. Quotes, single or double, are taken off where they enclose the
 * whole value; what is between them stands as it is, for there are no escapes and nothing is expanded. Outside quotes a
 * {@code #} after a space starts a comment; any other {@code #} belongs to the value.
 *
 * @param name the variable
 * @param value its value, possibly empty
 */
record EnvLine(String name, String value) {

    /**
     * Reads a line.
     *
     * @return the assignment; nothing for a blank line or a comment
     * @throws Unusable if it is none of these
     */
    static @Nullable EnvLine parse(String line) throws Unusable {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return null;
        }
        if (text.indexOf('\uFFFD') >= 0) {
            throw new Unusable("this line is not UTF-8");
        }
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals).stripTrailing();
        if (name.startsWith("export ")) {
            throw new Unusable("leave out 'export': this is no shell, only NAME=value lines are read");
        }
        if (equals < 0 || !isName(name)) {
            throw new Unusable("this is no NAME=value line, no comment (#) and not blank");
        }
        return new EnvLine(name, value(text.substring(equals + 1).strip()));
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static String value(String text) throws Unusable {
        if (text.startsWith("#")) {
            return "";
        }
        if (!text.startsWith("\"") && !text.startsWith("'")) {
            return withoutComment(text);
        }
        int close = text.indexOf(text.charAt(0), 1);
        if (close < 0) {
            throw new Unusable("the quote is not closed on this line");
        }
        String rest = text.substring(close + 1).strip();
        boolean whole = rest.isEmpty() || (rest.startsWith("#") && Character.isWhitespace(text.charAt(close + 1)));
        return whole ? text.substring(1, close) : withoutComment(text);
    }

    /** Quotes inside a value, as a command line has them, stay, and hide what looks like a comment. */
    private static String withoutComment(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                int close = text.indexOf(c, i + 1);
                i = close < 0 ? i : close;
            } else if (c == '#' && i > 0 && Character.isWhitespace(text.charAt(i - 1))) {
                return text.substring(0, i).stripTrailing();
            }
        }
        return text;
    }
}
