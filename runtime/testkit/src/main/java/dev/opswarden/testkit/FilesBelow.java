package dev.opswarden.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies below a directory, for a test of who writes there. */
public final class FilesBelow {

    private FilesBelow() {}

    /**
     * Each file and directory by its path, with when it was written; nothing where the directory is missing.
     *
     * @param directory where to look
     * @throws IOException if that cannot be listed
     */
    public static Map<String, Long> of(Path directory) throws IOException {
        Map<String, Long> found = new TreeMap<>();
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.toList()) {
                    found.put(
                            directory.relativize(path).toString(),
                            Files.getLastModifiedTime(path).toMillis());
                }
            }
        }
        return found;
    }
}
