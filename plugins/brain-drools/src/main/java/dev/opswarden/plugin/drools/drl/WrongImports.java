package dev.opswarden.plugin.drools.drl;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a compiler of Java says of an import, led back to the file that has it. Files of one package share their imports in
 * the code that is generated, and the parts of a name ({@code dev}, {@code opswarden}) stand in every file: only the whole
 * name tells which file is meant.
 */
public final class WrongImports {

    private static final Pattern SAID = Pattern.compile(
            "Only a type can be imported\\. (?<package>[\\w.]+) resolves to a package.*|The import (?<unknown>[\\w.]+) cannot be resolved.*");

    private WrongImports() {}

    /** Whether a compiler's sentence is about an import. */
    public static boolean isMeant(String said) {
        return SAID.matcher(said).matches();
    }

    /**
     * The file and line of the import that is meant.
     *
     * @param said the compiler's sentence
     * @param files where it can be
     * @return the place, or nothing where no file has it
     */
    public static Optional<Place> in(String said, Collection<DrlFile> files) {
        Matcher about = SAID.matcher(said);
        if (!about.matches()) {
            return Optional.empty();
        }
        boolean whole = about.group("package") != null;
        String name = whole ? about.group("package") : about.group("unknown");
        // What cannot be resolved may be the beginning of the name that was written.
        Pattern line = Pattern.compile(
                "\\s*import\\s+(?:static\\s+)?" + Pattern.quote(name) + (whole ? "\\s*;?\\s*" : "(?!\\w).*"));
        for (DrlFile file : files) {
            int number = 0;
            for (String text : file.text().lines().toList()) {
                number++;
                if (line.matcher(text).matches()) {
                    return Optional.of(new Place(
                            file.name(),
                            number,
                            "the import '" + name + "' names no class; rules need 'import dev.opswarden.rules.*;'"));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Where an import stands, and what is wrong with it.
     *
     * @param file the file's name
     * @param line from 1
     * @param text for the author
     */
    public record Place(String file, int line, String text) {}
}
