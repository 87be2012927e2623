package dev.opswarden.engine.state;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Makes the state directory ready: there, private, and ours. */
final class DirectoryOpening {

    private static final Set<PosixFilePermission> OWNER_ONLY = Modes.DIRECTORY.value();

    private DirectoryOpening() {}

    /**
     * Creates the directory if it is missing, and takes from others what they may do in it.
     *
     * @return the directory by its canonical path
     * @throws WardenException of kind {@link ErrorKind#STATE} if it cannot be had
     */
    static StateDirectory open(Path wanted) {
        Path directory = wanted.toAbsolutePath();
        try {
            if (!Files.isDirectory(directory)) {
                create(directory);
            }
            StateDirectory opened = new StateDirectory(directory.toRealPath());
            makePrivate(opened);
            return opened;
        } catch (IOException e) {
            throw unusable(directory, IoReason.of(e), e);
        }
    }

    static WardenException unusable(Path directory, String why, IOException cause) {
        return new WardenException(
                ErrorKind.STATE,
                "state directory '" + directory + "' cannot be written: " + why
                        + "; mend that, or name another with WORKER_STATE_DIR or --state-dir",
                cause);
    }

    private static void create(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, Modes.DIRECTORY);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    /** A directory that somebody named by mistake ({@code /tmp}, {@code /etc}) is refused: its mode is not ours to set. */
    private static void makePrivate(StateDirectory directory) throws IOException {
        Path path = directory.path();
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
        if (OWNER_ONLY.containsAll(mode)) {
            return;
        }
        if (isShared(path) || !(isEmpty(path) || holdsState(directory))) {
            throw new WardenException(
                    ErrorKind.STATE,
                    "state directory '" + path + "' holds other things and is open to other users; name a directory of"
                            + " the warden's own with WORKER_STATE_DIR or --state-dir, or close this one with chmod"
                            + " 700");
        }
        Set<PosixFilePermission> closed = EnumSet.copyOf(OWNER_ONLY);
        closed.retainAll(mode);
        Files.setPosixFilePermissions(path, closed);
    }

    /** The sticky bit, which Java's set of permissions does not know, is what marks a {@code /tmp}. */
    private static boolean isShared(Path path) throws IOException {
        return Files.getAttribute(path, "unix:mode") instanceof Integer mode && (mode & 01000) != 0;
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    private static boolean holdsState(StateDirectory directory) {
        return Files.exists(directory.drafts())
                || Files.exists(directory.stateLock())
                || Files.exists(directory.ticks())
                || Files.exists(directory.audit());
    }
}
