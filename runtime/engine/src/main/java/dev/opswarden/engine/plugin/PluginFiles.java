package dev.opswarden.engine.plugin;

import dev.opswarden.engine.state.AtomicFile;
import dev.opswarden.engine.state.IoReason;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.Callable;

/**
 * The files of a plugins directory: copied whole or not at all, under names that nothing has yet, so that no jar which
 * somebody runs is ever written over.
 */
final class PluginFiles {

    private static final String INCOMING = ".incoming-";
    private static final String PREVIOUS = ".previous";
    private static final String LOCK = ".lock";

    private final Path directory;

    PluginFiles(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    Path directory() {
        return directory;
    }

    /** Where the jar before the one in force is kept. */
    Path previous(String id) {
        return directory.resolve(PREVIOUS).resolve(id);
    }

    /**
     * Does something to the directory while nobody else does.
     *
     * @throws WardenException of kind {@link ErrorKind#REFUSED} while another process does, of kind
     *     {@link ErrorKind#STATE} if the directory cannot be written
     */
    <T> T alone(Callable<T> body) {
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw busy();
                }
                sweep();
                return body.call();
            }
        } catch (OverlappingFileLockException e) {
            throw busy();
        } catch (IOException e) {
            throw new WardenException(
                    ErrorKind.STATE,
                    "the plugins directory '" + directory + "' cannot be changed: " + IoReason.of(e)
                            + (Files.isWritable(directory)
                                    ? "; mend that and run it again"
                                    : "; do it as the user whose it is, or copy it and set WORKER_PLUGINS_DIR to the"
                                            + " copy"),
                    e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private WardenException busy() {
        return new WardenException(
                ErrorKind.REFUSED,
                "another command is changing the plugins in '" + directory + "'; try again when it is done");
    }

    /** A copy of a file from outside, under a name that nothing is loaded from. */
    Path takeIn(Path source) throws IOException {
        Path copy = directory.resolve(INCOMING + Long.toHexString(new SecureRandom().nextLong()) + ".jar");
        copy(source, copy);
        return copy;
    }

    /** Copies a jar, to the disk; half a copy is removed. */
    void copy(Path source, Path target) throws IOException {
        boolean done = false;
        try {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
            try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(target);
            }
        }
    }

    /** Gives a copy the name that it is loaded by. */
    void publish(Path copy, Path target) throws IOException {
        Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.fsyncDirectory(directory);
    }

    /** A name for a plugin's jar that no file has. */
    Path freeName(String id, String version) {
        Path wanted = directory.resolve(id + "-" + version + ".jar");
        for (int i = 2; Files.exists(wanted); i++) {
            wanted = directory.resolve(id + "-" + version + "-" + i + ".jar");
        }
        return wanted;
    }

    void delete(Path jar) throws IOException {
        Files.deleteIfExists(jar);
        AtomicFile.fsyncDirectory(directory);
    }

    /** Keeps a jar for a rollback, and nothing else of this plugin. */
    void keep(String id, Path jar) throws IOException {
        Path kept = Files.createDirectories(previous(id)).resolve(String.valueOf(jar.getFileName()));
        copy(jar, kept);
        AtomicFile.fsyncDirectory(previous(id));
    }

    /** Forgets what is kept of a plugin, but for one jar. */
    void forget(String id, String butFile) throws IOException {
        Path kept = previous(id);
        if (!Files.isDirectory(kept)) {
            return;
        }
        boolean empty = true;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(kept)) {
            for (Path entry : entries) {
                if (String.valueOf(entry.getFileName()).equals(butFile)) {
                    empty = false;
                } else {
                    Files.delete(entry);
                }
            }
        }
        if (empty) {
            Files.delete(kept);
            deleteIfEmpty(directory.resolve(PREVIOUS));
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                return;
            }
        }
        Files.delete(folder);
    }

    /** What a command that was killed left behind: nobody else is here. */
    private void sweep() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, INCOMING + "*.jar")) {
            for (Path copy : left) {
                Files.deleteIfExists(copy);
            }
        }
    }
}
