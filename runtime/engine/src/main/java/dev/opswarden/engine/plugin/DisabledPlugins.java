package dev.opswarden.engine.plugin;

import dev.opswarden.engine.state.AtomicFile;
import dev.opswarden.engine.state.IoReason;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The plugins that the operator switched off: {@code disabled.txt} beside them, an id a line, as PF4J writes it. */
final class DisabledPlugins {

    private static final String FILE = "disabled.txt";

    private DisabledPlugins() {}

    static Set<String> in(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Set.of();
        }
        Set<String> ids = new TreeSet<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String id = line.strip();
                if (!id.isEmpty() && !id.startsWith("#")) {
                    ids.add(id);
                }
            }
        } catch (IOException e) {
            throw new WardenException(
                    ErrorKind.STATE, "'" + file + "' cannot be read: " + IoReason.of(e) + "; mend or remove it", e);
        }
        return ids;
    }

    static void write(Path directory, Set<String> ids) {
        Path file = directory.resolve(FILE);
        if (ids.isEmpty()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new WardenException(ErrorKind.STATE, "'" + file + "' cannot be removed: " + IoReason.of(e), e);
            }
        } else {
            AtomicFile.write(file, (String.join("\n", ids) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
