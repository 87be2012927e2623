package dev.opswarden.plugin.drools;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a file whole or not at all, for its owner alone. */
final class WholeFile {

    private WholeFile() {}

    /**
     * Writes it; its directory is created where it is missing.
     *
     * @param file which
     * @param prefix how the temporary file beside it begins
     * @param bytes all of it
     */
    static void write(Path file, String prefix, byte[] bytes) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        // 1. a temporary file beside it, 2. write, 3. fsync, 4. close, 5. rename, 6. fsync the directory
        Path whole = Files.createTempFile(directory, prefix, ".tmp");
        try {
            try (FileChannel out = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                out.force(true);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }
}
