package dev.opswarden.engine.json;

/**
 * Goes over JSON in memory and finds where things end, without taking them apart. What {@link #text} passes is a string
 * to every parser; {@link #skip} finds the end of a value provided that it is JSON, which somebody else has to see to.
 */
public final class JsonScan {

    private static final int NOT_UTF8 = -1;

    private final byte[] bytes;
    private int at;
    private int textFrom;
    private boolean plain;

    /**
     * A scan from the beginning.
     *
     * @param bytes the document in UTF-8, which nobody changes from here on
     */
    public JsonScan(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Where it stands, as an index. */
    public int at() {
        return at;
    }

    /** Goes back, or on, to where it is to stand. */
    public void moveTo(int index) {
        at = index;
    }

    /** Passes spaces and line feeds; other blanks are for a parser. Gives the byte that follows, 0 at the end. */
    public int peek() {
        byte[] all = bytes;
        int i = at;
        while (i < all.length && (all[i] == ' ' || all[i] == '\n')) {
            i++;
        }
        at = i;
        return i < all.length ? all[i] : 0;
    }

    /** Passes blanks and this byte; if another one follows, only the blanks. */
    public boolean pass(int wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** Passes blanks and this word, such as {@code true}. */
    public boolean passWord(byte[] word) {
        peek();
        if (!has(at, word)) {
            return false;
        }
        at += word.length;
        return true;
    }

    /** Passes blanks and a string: well-formed UTF-8, no control character, no escape that there is not. */
    public boolean text() {
        if (peek() != '"') {
            return false;
        }
        byte[] all = bytes;
        int i = at + 1;
        textFrom = i;
        plain = true;
        while (i < all.length) {
            byte each = all[i];
            if (each >= ' ' && each != '"' && each != '\\') {
                i++;
            } else if (each == '"') {
                at = i + 1;
                return true;
            } else if (each >= 0 && each < ' ') {
                return false;
            } else {
                i = each == '\\' ? escape(i) : character(i);
                if (i < 0) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Where the content of the string begins that was passed last. */
    public int textFrom() {
        return textFrom;
    }

    /** Where the content of the string ends that was passed last, if nothing was passed since. */
    public int textTo() {
        return at - 1;
    }

    /** Whether the string that was passed last stands there as it is meant, without an escape. */
    public boolean isPlain() {
        return plain;
    }

    /** Whether the content of the string that was passed last is, byte for byte, this one. */
    public boolean isText(byte[] wanted) {
        return at - 1 - textFrom == wanted.length && has(textFrom, wanted);
    }

    /** Passes blanks and a value of any kind, if this is JSON; false where that is certainly not so. */
    public boolean skip() {
        int depth = 0;
        do {
            switch (peek()) {
                case 0 -> {
                    return false;
                }
                case '"' -> {
                    if (!skipText()) {
                        return false;
                    }
                }
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case ',', ':' -> at++;
                default -> skipScalar();
            }
        } while (depth > 0);
        return depth == 0;
    }

    private boolean skipText() {
        byte[] all = bytes;
        int i = at + 1;
        while (i < all.length) {
            byte each = all[i];
            if (each == '"') {
                at = i + 1;
                return true;
            }
            i += each == '\\' ? 2 : 1;
        }
        return false;
    }

    private void skipScalar() {
        do {
            at++;
        } while (at < bytes.length && " \n,:\"{}[]".indexOf(bytes[at]) < 0);
    }

    private boolean has(int from, byte[] wanted) {
        if (from + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private int escape(int from) {
        plain = false;
        int kind = from + 1 < bytes.length ? bytes[from + 1] : 0;
        if (kind != 'u') {
            return "\"\\/bfnrt".indexOf(kind) < 0 ? NOT_UTF8 : from + 2;
        }
        for (int i = from + 2; i < from + 6; i++) {
            if (i >= bytes.length || Character.digit(bytes[i], 16) < 0) {
                return NOT_UTF8;
            }
        }
        return from + 6;
    }

    /** The well-formed sequences of the Unicode standard, table 3-7; where the next character begins. */
    private int character(int from) {
        int lead = bytes[from] & 0xff;
        int more = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        if (more == 0 || from + more >= bytes.length) {
            return NOT_UTF8;
        }
        int second = bytes[from + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            return NOT_UTF8;
        }
        for (int i = from + 2; i <= from + more; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return NOT_UTF8;
            }
        }
        return from + more + 1;
    }
}
