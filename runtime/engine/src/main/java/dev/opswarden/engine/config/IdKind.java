package dev.opswarden.engine.config;

/** The id of something that a plugin provides. */
record IdKind() implements Kind<String> {

    private static final int MOST_CHARACTERS = 64;

    @Override
    public String parse(String text, Surroundings surroundings) throws Unusable {
        return check(text);
    }

    static String check(String text) throws Unusable {
        if (!isId(text)) {
            throw new Unusable(text.isEmpty() ? "an id is empty" : Quoted.of(text) + " is no id");
        }
        return text;
    }

    /** Without a regular expression, which would be the first one of a run. */
    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i > 0);
            if (!inside) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_CHARACTERS;
    }

    @Override
    public String accepted() {
        return "an id of lower-case letters, digits and dashes";
    }
}
