package dev.opswarden.engine.secrets.detect;

import org.jspecify.annotations.Nullable;

/** Names and values in fields of their own: elements of XML, and pairs of {@code name} and {@code value}. */
final class Fields {

    private Fields() {}

    /** {@code <password>value}, {@code <db:password encrypted="no">value}. */
    static @Nullable Separator tag(String text, int start, int at) {
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
                return text.charAt(i - 1) == '/' ? null : new Separator(i + 1, Separator.Style.TAG);
            }
            if (c == '<') {
                return null;
            }
        }
        return null;
    }

    /** {@code name: PASSWORD} and on the next line {@code value: …}; {@code key="password" value="…"}. */
    static @Nullable Separator pair(String text, int closed) {
        int most = Math.min(text.length(), closed + 80);
        int i = closed;
        while (i < most && (Character.isWhitespace(text.charAt(i)) || ",;>|\"'-".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        if (i == closed || !text.regionMatches(true, i, "value", 0, 5)) {
            return null;
        }
        int at = Separator.blanks(text, Separator.closers(text, i + 5));
        boolean assigns = at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':');
        return assigns ? new Separator(at + 1, text.charAt(at) == ':' ? Separator.Style.COLON : Separator.Style.ASSIGNED) : null;
    }
}
