package dev.opswarden.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a data directory for one hub alone.
 *
 * <p>The lock of the operating system belongs to the process, and is lost when any of the process's descriptors of the
 * lock file closes: so a second hub of the same process is turned away before it opens the file, and nothing but this
 * class opens it.
 */
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "hub.lock";
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the directory.
     *
     * @throws HubException if another hub has it
     */
    static DirectoryLock take(Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!HELD_HERE.add(real)) {
            throw taken(directory, "this process");
        }
        boolean done = false;
        try {
            FileChannel channel = OwnFiles.open(real.resolve(FILE));
            try {
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    throw taken(directory, "process " + content(channel));
                }
                channel.truncate(0);
                write(channel, ProcessHandle.current().pid() + "\n");
                done = true;
                return new DirectoryLock(real, channel);
            } finally {
                if (!done) {
                    channel.close();
                }
            }
        } finally {
            if (!done) {
                HELD_HERE.remove(real);
            }
        }
    }

    private static HubException taken(Path directory, String by) {
        return new HubException(
                HubException.Kind.STORAGE,
                "the data directory " + directory + " is in use by another hub (" + by
                        + "); end that one, or give this one a directory of its own");
    }

    private static String content(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return Quote.plain(new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip());
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
