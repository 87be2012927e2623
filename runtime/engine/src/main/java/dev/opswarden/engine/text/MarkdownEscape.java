package dev.opswarden.engine.text;

import dev.opswarden.spi.HiddenCharacters;
import dev.opswarden.spi.VisibleText;
import java.util.Locale;

/** One line of text made inert for Markdown, with as few escapes as will do: people read the source too. */
final class MarkdownEscape {

    private static final String ESCAPED_ANYWHERE = "\\`*[]<|~$";
    private static final String ESCAPED_AT_THE_START = "#>-+=:";

    private MarkdownEscape() {}

    /** The line word by word; leading white space becomes non-breaking, or four of it would start a code block. */
    static String line(String line) {
        StringBuilder out = new StringBuilder(line.length() + 16);
        int at = 0;
        while (at < line.length() && isSpace(line.charAt(at))) {
            out.append(line.charAt(at) == '\t' ? "\u00a0\u00a0\u00a0\u00a0" : "\u00a0");
            at++;
        }
        int start = out.length();
        while (at < line.length()) {
            int end = at;
            while (end < line.length() && !isSpace(line.charAt(end))) {
                end++;
            }
            String word = line.substring(at, end);
            out.append(isAddress(word) ? code(VisibleText.line(word)) : word(word));
            while (end < line.length() && isSpace(line.charAt(end))) {
                out.append(' ');
                end++;
            }
            at = end;
        }
        escapeStart(out, start);
        return out.toString();
    }

    static String code(String visible) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < visible.length(); i++) {
            run = visible.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        boolean padded = visible.isBlank()
                || " `".indexOf(visible.charAt(0)) >= 0
                || " `".indexOf(visible.charAt(visible.length() - 1)) >= 0;
        String space = padded ? " " : "";
        return fence + space + visible + space + fence;
    }

    /** Viewers make links of these even behind a backslash: they look at the text after it has been parsed. */
    private static boolean isAddress(String word) {
        return word.indexOf('@') >= 0
                || word.contains("://")
                || word.toLowerCase(Locale.ROOT).contains("www.");
    }

    private static String word(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            if (needsEscape(text, i)) {
                out.append('\\');
            }
            out.append(text.charAt(i));
        }
        // Marks come last: the one backslash of a spelled-out code point escapes nothing before its letter.
        return VisibleText.line(out.toString());
    }

    private static boolean needsEscape(String text, int at) {
        char each = text.charAt(at);
        int next = at + 1;
        if (each == '_') {
            // Between letters it is just part of a name.
            return at == 0 || next >= text.length() || !isLetter(text.charAt(at - 1)) || !isLetter(text.charAt(next));
        }
        if (each == '&') {
            return next < text.length() && (text.charAt(next) == '#' || Character.isLetter(text.charAt(next)));
        }
        return ESCAPED_ANYWHERE.indexOf(each) >= 0;
    }

    /** Some fillers are letters by their category; on the page they are marks, which begin and end in other ways. */
    private static boolean isLetter(char each) {
        return Character.isLetterOrDigit(each) && !HiddenCharacters.isHidden(each);
    }

    /** What starts a heading, a quote, a list or a rule where a line starts; a number only where it would be a list. */
    private static void escapeStart(StringBuilder out, int start) {
        if (start >= out.length()) {
            return;
        }
        if (ESCAPED_AT_THE_START.indexOf(out.charAt(start)) >= 0) {
            out.insert(start, '\\');
            return;
        }
        int digits = start;
        while (digits < out.length() && out.charAt(digits) >= '0' && out.charAt(digits) <= '9') {
            digits++;
        }
        boolean numbered = digits > start && digits < out.length() && ".)".indexOf(out.charAt(digits)) >= 0;
        if (numbered && (digits + 1 == out.length() || out.charAt(digits + 1) == ' ')) {
            out.insert(digits, '\\');
        }
    }

    private static boolean isSpace(char each) {
        return each == ' ' || each == '\t' || each == '\n' || each == '\r' || each == '\f' || each == 0x0b;
    }
}
