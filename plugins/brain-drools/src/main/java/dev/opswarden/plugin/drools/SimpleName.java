package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.drl.Nearest;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
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

    /** {@code  (did you mean 'vip'?)}, where a file beside it has nearly the same name; or nothing. */
    static String hint(Path directory, String name, String ending) {
        Set<String> known = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ending)) {
            for (Path file : files) {
                String whole = file.getFileName().toString();
                known.add(whole.substring(0, whole.length() - ending.length()));
            }
        } catch (IOException | DirectoryIteratorException e) {
            return "";
        }
        String bare = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
        return known.contains(bare) ? " (did you mean '" + bare + "'?)" : Nearest.hint(bare, known);
    }
}
