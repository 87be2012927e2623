package dev.opswarden.engine.state;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;

/**
 * Writes a file whole or not at all (contract, section 4): whoever reads it, and whatever dies in between, there is the
 * old content or the new one.
 */
public final class AtomicFile {

    private static final String TEMPORARY = ".tmp";

    private AtomicFile() {}

    /** Writes what a file shall hold. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes all of it.
         *
         * @param out buffered; not to be closed
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** What is done, in this order. */
    enum Step {
        CREATE,
        WRITE,
        FSYNC,
        CLOSE,
        RENAME,
        FSYNC_DIRECTORY
    }

    /** Where a test lets a step fail, or the process die. */
    interface Faults {
        Faults NONE = step -> {};

        void before(Step step) throws IOException;
    }

    /**
     * Writes a file, mode 0600.
     *
     * @param target the file; its directory exists
     * @param content all of it
     * @throws WardenException of kind {@link ErrorKind#STATE}, naming the file, which is as it was before
     */
    public static void write(Path target, byte[] content) {
        write(target, out -> out.write(content));
    }

    /**
     * Writes a file, mode 0600.
     *
     * @param target the file; its directory exists
     * @param content writes all of it
     * @throws WardenException of kind {@link ErrorKind#STATE}, naming the file, which is as it was before
     */
    public static void write(Path target, Content content) {
        write(target, content, Faults.NONE);
    }

    static void write(Path target, Content content, Faults faults) {
        try {
            writeSteps(target, content, faults);
        } catch (IOException e) {
            throw new WardenException(
                    ErrorKind.STATE,
                    "'" + target + "' cannot be written: " + IoReason.of(e) + "; mend that and run it again",
                    e);
        }
    }

    private static void writeSteps(Path target, Content content, Faults faults) throws IOException {
        // 1. A file of its own beside the target (a rename stays within a file system), readable by nobody else from
        //    its first moment on. CREATE_NEW follows no link that somebody put in its place.
        faults.before(Step.CREATE);
        Path temporary = temporaryFor(target);
        FileChannel channel = FileChannel.open(
                temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), Modes.FILE);
        boolean renamed = false;
        try {
            try (channel) {
                // 2. All of the content. A full disk is noticed here, and the target is untouched.
                faults.before(Step.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 64 << 10);
                content.writeTo(out);
                out.flush();
                // 3. To the disk before the rename: else a crash could leave the new name on an empty file.
                faults.before(Step.FSYNC);
                channel.force(true);
                // 4. Closed before the rename: some file systems report a failed write only now.
                faults.before(Step.CLOSE);
            }
            // 5. The one step that readers see.
            faults.before(Step.RENAME);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            renamed = true;
            // 6. The rename itself to the disk.
            faults.before(Step.FSYNC_DIRECTORY);
            fsyncDirectory(directoryOf(target));
        } finally {
            if (!renamed) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    /**
     * Makes names that were created, renamed or removed in a directory survive a crash.
     *
     * @param directory the directory
     * @throws IOException if the system cannot do it
     */
    public static void fsyncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Removes what a run that was killed left behind.
     *
     * @param directory where to look, not deeper
     * @param olderThan younger ones may belong to a run that is still writing
     */
    static void cleanUp(Path directory, Instant olderThan) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, ".*" + TEMPORARY)) {
            for (Path temporary : left) {
                if (Files.isRegularFile(temporary)
                        && Files.getLastModifiedTime(temporary).toInstant().isBefore(olderThan)) {
                    Files.deleteIfExists(temporary);
                }
            }
        }
    }

    private static Path temporaryFor(Path target) {
        String random = Long.toHexString(new SecureRandom().nextLong());
        return target.resolveSibling("." + target.getFileName() + "." + random + TEMPORARY);
    }

    private static Path directoryOf(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }
}
