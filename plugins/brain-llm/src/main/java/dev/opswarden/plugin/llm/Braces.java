package dev.opswarden.plugin.llm;

/** Tells braces that are meant as a JSON object from those that stand in a sentence. */
final class Braces {

    private Braces() {}

    /** Whether a field's name follows. */
    static boolean beginAnObject(String text, int brace) {
        int at = brace + 1;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '"';
    }

    /** Behind the brace that closes this one, as far as that can be told; the end of the text where none does. */
    static int end(String text, int brace) {
        int depth = 0;
        boolean quoted = false;
        for (int at = brace; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                depth++;
            } else if (!quoted && c == '}' && --depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }
}
