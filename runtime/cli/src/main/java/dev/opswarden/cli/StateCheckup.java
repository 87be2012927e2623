package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.state.Loaded;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.text.Counted;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The state directory, as {@code doctor} looks at it: read for real, and written to for real. */
final class StateCheckup {

    private static final String PART = "state directory";
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Invocation invocation;
    private final Path directory;

    private StateCheckup(Invocation invocation, Path directory) {
        this.invocation = invocation;
        this.directory = directory;
    }

    static List<Finding> of(Invocation invocation, Settings settings) {
        StateCheckup checkup = new StateCheckup(invocation, settings.stateDir());
        try {
            return List.of(checkup.look());
        } catch (IOException e) {
            return List.of(Finding.fail(
                    PART,
                    "'" + settings.stateDir() + "' cannot be read or written ("
                            + e.getClass().getSimpleName() + ")",
                    checkup.right(settings.stateDir())));
        }
    }

    private Finding look() throws IOException {
        if (!Files.isDirectory(directory)) {
            return Files.exists(directory)
                    ? Finding.fail(
                            PART,
                            "'" + directory + "' is no directory",
                            Mend.command("mv", directory.toString(), directory + ".old"))
                    : absent();
        }
        Loaded loaded;
        try {
            loaded = StateStore.readOnly(directory).read();
        } catch (WardenException e) {
            return Finding.fail(
                    PART,
                    e.getMessage(),
                    isReadable() ? "docs/state-format.md, 'When something is damaged'" : right(directory));
        }
        Files.delete(Files.createTempFile(directory, ".doctor.", ".tmp"));
        if (!loaded.warnings().isEmpty()) {
            return Finding.warn(
                    PART, String.join("; ", loaded.warnings()), "docs/state-format.md, 'When something is damaged'");
        }
        return OWNER.containsAll(Files.getPosixFilePermissions(directory))
                ? Finding.ok(
                        PART,
                        "'" + directory + "' can be read and written; "
                                + Counted.of(loaded.state().drafts().size(), "decision") + " in it")
                : Finding.warn(
                        PART,
                        "'" + directory + "' is open to other users of this machine",
                        Mend.command("chmod", "700", directory.toString()));
    }

    private Finding absent() throws IOException {
        Path parent = directory;
        while (parent.getParent() != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return Files.isDirectory(parent) && Files.isWritable(parent)
                ? Finding.ok(PART, "'" + directory + "' is not there yet; the first tick makes it")
                : Finding.fail(
                        PART,
                        "'" + directory + "' is not there, and cannot be made in '" + parent + "'",
                        isOurs(parent) ? Mend.command("chmod", "u+rwx", parent.toString()) : Mend.edit(invocation));
    }

    /** Whose files these are decides: after a run as root they are root's. */
    private String right(Path path) {
        try (Stream<Path> all = Files.walk(path, 1)) {
            if (all.allMatch(StateCheckup::isOurs)) {
                return Mend.command("chmod", "-R", "u+rwX,go-rwx", path.toString());
            }
        } catch (IOException e) {
            if (isOurs(path)) {
                return Mend.command("chmod", "-R", "u+rwX,go-rwx", path.toString());
            }
        }
        return Mend.command("sudo", "chown", "-R", System.getProperty("user.name", ""), path.toString());
    }

    private boolean isReadable() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.allMatch(Files::isReadable);
        }
    }

    private static boolean isOurs(Path path) {
        try {
            return Files.getOwner(path).getName().equals(System.getProperty("user.name", ""));
        } catch (IOException e) {
            return false;
        }
    }
}
