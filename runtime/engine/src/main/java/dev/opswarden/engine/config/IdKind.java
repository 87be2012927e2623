package dev.opswarden.engine.config;

import java.util.regex.Pattern;

/** The id of something that a plugin provides. */
record IdKind() implements Kind<String> {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    @Override
    public String parse(String text, Surroundings surroundings) throws Unusable {
        return check(text);
    }

    static String check(String text) throws Unusable {
        if (!ID.matcher(text).matches()) {
            throw new Unusable(text.isEmpty() ? "an id is empty" : Quoted.of(text) + " is no id");
        }
        return text;
    }

    @Override
    public String accepted() {
        return "an id of lower-case letters, digits and dashes";
    }
}
