package dev.opswarden.plugin.drools.drl;

/**
 * A word, a text, a number or a sign of a rule file.
 *
 * @param kind which of them
 * @param text what it says; a text without its quotes, its escapes as they stand
 * @param line where it begins, counted from 1
 * @param start where it begins in the file, in characters
 */
public record DrlToken(Kind kind, String text, int line, int start) {

    /** What a token is. */
    public enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SIGN
    }

    static final String COMMENT = "/*";

    /** Whether it is a comment that does not end; one that does is no token. */
    boolean isUnendedComment() {
        return kind == Kind.SIGN && text.equals(COMMENT);
    }

    /** A text as Java reads it. */
    public String unescaped() {
        try {
            return text.translateEscapes();
        } catch (IllegalArgumentException e) {
            // An escape that Java does not know is the compiler's to name.
            return text.replace("\\\\", "\\");
        }
    }

    /** Whether it is this word. */
    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** Whether it is this sign. */
    public boolean isSign(char sign) {
        return kind == Kind.SIGN && text.length() == 1 && text.charAt(0) == sign;
    }
}
