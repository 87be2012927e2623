package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.state.Loaded;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.text.Counted;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The state directory, as {@code doctor} looks at it: read for real, and written to for real. */
final class StateCheckup {

    private static final String PART = "state directory";

    private StateCheckup() {}

    static List<Finding> of(Settings settings) {
        Path directory = settings.stateDir();
        try {
            Loaded loaded = StateStore.readOnly(directory).read();
            if (!Files.isDirectory(directory)) {
                return List.of(absent(directory));
            }
            Path tried = Files.createTempFile(directory, ".doctor.", ".tmp");
            Files.delete(tried);
            return List.of(
                    loaded.warnings().isEmpty()
                            ? Finding.ok(
                                    PART,
                                    "'" + directory + "' can be read and written; "
                                            + Counted.of(loaded.state().drafts().size(), "decision") + " in it")
                            : Finding.warn(
                                    PART,
                                    String.join("; ", loaded.warnings()),
                                    "docs/state-format.md, 'When something is damaged'"));
        } catch (WardenException e) {
            return List.of(Finding.fail(PART, e.getMessage(), "docs/state-format.md, 'When something is damaged'"));
        } catch (IOException e) {
            return List.of(Finding.fail(
                    PART, "'" + directory + "' cannot be written (" + reason(e) + ")", "chmod u+rwx " + directory));
        }
    }

    private static Finding absent(Path directory) {
        Path parent = directory;
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return parent != null && Files.isDirectory(parent) && Files.isWritable(parent)
                ? Finding.ok(PART, "'" + directory + "' is not there yet; the first tick makes it")
                : Finding.fail(
                        PART,
                        "'" + directory + "' is not there, and cannot be made in '" + parent + "'",
                        "mkdir -p " + directory);
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName();
    }
}
