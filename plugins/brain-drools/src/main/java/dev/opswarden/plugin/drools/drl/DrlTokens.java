package dev.opswarden.plugin.drools.drl;

import dev.opswarden.plugin.drools.drl.DrlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes a rule file apart: words, texts, numbers and signs, without comments and blanks. Never fails. */
final class DrlTokens {

    private final String text;
    private final List<DrlToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private DrlTokens(String text) {
        this.text = text;
    }

    static List<DrlToken> of(String text) {
        DrlTokens reader = new DrlTokens(text);
        while (reader.at < text.length()) {
            reader.next();
        }
        return List.copyOf(reader.tokens);
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            line++;
            at++;
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("//", at)) {
            skipTo(text.indexOf('\n', at));
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                tokens.add(new DrlToken(Kind.SIGN, DrlToken.COMMENT, line, at));
            }
            skipTo(end < 0 ? -1 : end + 2);
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else if (Character.isJavaIdentifierStart(c)) {
            add(Kind.WORD, endOf(true));
        } else if (Character.isDigit(c)) {
            add(Kind.NUMBER, endOf(false));
        } else {
            add(Kind.SIGN, at + 1);
        }
    }

    private void skipTo(int position) {
        int end = position < 0 ? text.length() : position;
        for (; at < end; at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
    }

    private int endOf(boolean word) {
        int end = at + 1;
        while (end < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(end)) || (!word && text.charAt(end) == '.'))) {
            end++;
        }
        return end;
    }

    /** A text ends at its quote, or where the line does: a missing quote must not swallow the rest of the file. */
    private void quoted(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        int close = Math.min(end, text.length());
        tokens.add(new DrlToken(Kind.TEXT, text.substring(at + 1, close), line, at));
        skipTo(close < text.length() && text.charAt(close) == quote ? close + 1 : close);
    }

    private void add(Kind kind, int end) {
        tokens.add(new DrlToken(kind, text.substring(at, end), line, at));
        at = end;
    }
}
