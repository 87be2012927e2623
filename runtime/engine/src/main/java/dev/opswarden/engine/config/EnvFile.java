package dev.opswarden.engine.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The env file: {@code --config}, or {@code worker.env} in the configuration directory.
 *
 * @param path where it is, absolute
 * @param named whether somebody named it: then it has to be there
 */
record EnvFile(Path path, boolean named) {

    private static final int LARGEST = 1024 * 1024;

    static EnvFile locate(Surroundings surroundings, Overrides overrides) throws Unusable {
        if (overrides.configFile().isPresent()) {
            return new EnvFile(PathKind.resolve(overrides.configFile().get(), surroundings), true);
        }
        return new EnvFile(surroundings.configDirectory().resolve("worker.env"), false);
    }

    /** Where a line is, as an editor takes it. */
    String place(int line) {
        return path + ":" + line;
    }

    /** The lines of the file; none where nobody named it and it is not there. */
    List<String> lines() throws Unusable {
        if (isNull() || (!named && Files.notExists(path))) {
            return List.of();
        }
        return split(SmallFile.read(path, LARGEST));
    }

    /** What can be had of its lines, whatever is wrong with the file: the kill switch must be found in it. */
    List<String> linesAtAnyRate() {
        try {
            return Files.isRegularFile(path) ? split(SmallFile.start(path, LARGEST)) : List.of();
        } catch (Unusable e) {
            return List.of();
        }
    }

    /** {@code --config /dev/null} says: no file at all. */
    private boolean isNull() {
        try {
            return Files.exists(path) && Files.isSameFile(path, Path.of("/dev/null"));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> split(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Some editors write a byte order mark, and some a carriage return before each newline.
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1);
        for (int i = 0; i < lines.length - 1; i++) {
            if (lines[i].endsWith("\r")) {
                lines[i] = lines[i].substring(0, lines[i].length() - 1);
            }
        }
        return List.of(lines);
    }
}
