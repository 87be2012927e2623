package dev.opswarden.engine.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Adds lines to the end of a file, so that a crash leaves at most one torn line, and that one costs no other. */
final class AppendFile {

    private AppendFile() {}

    /**
     * Adds lines and brings them to the disk. A torn line that an earlier crash left is ended first.
     *
     * @param file the file; created with mode 0600
     * @param lines whole lines, each with its line break
     * @throws IOException if they cannot be written; the file is then as it was, as far as that can be had
     */
    static void append(Path file, byte[] lines) throws IOException {
        boolean created = !Files.exists(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                Modes.FILE)) {
            long size = channel.size();
            boolean torn = size > 0 && !BackwardLines.endsWithLineBreak(channel);
            ByteBuffer bytes = ByteBuffer.allocate(lines.length + 1);
            if (torn) {
                bytes.put((byte) '\n');
            }
            bytes.put(lines).flip();
            try {
                channel.position(size);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            } catch (IOException e) {
                undo(channel, size, e);
                throw e;
            }
        }
        if (created) {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                AtomicFile.fsyncDirectory(parent);
            }
        }
    }

    /** A full disk takes part of a line; taking it back keeps the file one of whole lines. */
    private static void undo(FileChannel channel, long size, IOException failure) {
        try {
            channel.truncate(size);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
