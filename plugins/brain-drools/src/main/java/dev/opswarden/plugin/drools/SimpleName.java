package dev.opswarden.plugin.drools;

import java.util.regex.Pattern;

/** The names of templates and lists: no folder, nothing hidden, no way out of the directory. */
final class SimpleName {

    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,99}");

    private SimpleName() {}

    /**
     * Checks a name.
     *
     * @param what what it names, for the message
     * @throws RuleError if it is none
     */
    static String check(String what, String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw new RuleError(what + " " + Quoted.of(name)
                    + " is no name: use letters, digits, '.', '_' and '-', without folder and ending");
        }
        return name;
    }
}
