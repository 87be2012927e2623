package dev.opswarden.plugin.drools;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The lists of a rules directory; each is read when a rule first asks for it. */
final class RuleLists implements Function<String, Set<String>> {

    private static final int LARGEST = 1024 * 1024;

    private final Path directory;
    private final Map<String, Set<String>> read = new ConcurrentHashMap<>();

    /**
     * Lists by name.
     *
     * @param rules the rules directory
     */
    RuleLists(Path rules) {
        this.directory = rules.resolve("lists");
    }

    @Override
    public Set<String> apply(String name) {
        return read.computeIfAbsent(String.valueOf(name), this::read);
    }

    private Set<String> read(String name) {
        Path file = directory.resolve(SimpleName.check("list", name) + ".txt");
        try {
            return ListEntries.parse(BoundedFile.read(file, LARGEST));
        } catch (NoSuchFileException e) {
            throw new RuleError(
                    "there is no list " + Quoted.of(name) + ": create lists/" + name + ".txt"
                            + SimpleName.hint(directory, name, ".txt"),
                    e);
        } catch (IOException e) {
            throw new RuleError("lists/" + name + ".txt cannot be used: " + e.getMessage(), e);
        }
    }
}
