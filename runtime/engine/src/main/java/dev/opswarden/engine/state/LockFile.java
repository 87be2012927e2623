package dev.opswarden.engine.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that one holder at a time has locked, in this process and among all of them.
 *
 * <p>The lock is a POSIX record lock. It falls when <em>any</em> descriptor of the file is closed in the process that
 * holds it, so a file that this process holds is opened by nobody else in it: one gate per canonical path stands before
 * every opening. The kernel drops the lock with the process, however that ends; the file itself stays for ever.
 */
final class LockFile {

    private static final Logger LOG = LoggerFactory.getLogger(LockFile.class);

    private static final ConcurrentMap<Path, Semaphore> GATES = new ConcurrentHashMap<>();

    private final Path file;
    private final Semaphore gate;

    /**
     * A lock, not taken yet.
     *
     * @param file its canonical path
     */
    LockFile(Path file) {
        this.file = file;
        this.gate = GATES.computeIfAbsent(file, path -> new Semaphore(1));
    }

    Path file() {
        return file;
    }

    /** Creates the file if it is missing, and sees whether it can be written, which any lock needs. */
    void prepare() throws IOException {
        if (!Files.exists(file)) {
            gate.acquireUninterruptibly();
            try (FileChannel created = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), Modes.FILE)) {
                created.force(false);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("another process was quicker, which is as good", e);
            } finally {
                gate.release();
            }
        }
        // Asked of the system and not tried: an opening would drop the lock if this process holds it.
        if (!Files.isRegularFile(file)) {
            throw new IOException("'" + file.getFileName() + "' is no file");
        }
        if (!Files.isWritable(file)) {
            throw new IOException("'" + file.getFileName() + "' is read-only");
        }
    }

    /** Takes the lock if nobody has it. */
    Optional<Held> tryAcquire() throws IOException {
        if (!gate.tryAcquire()) {
            return Optional.empty();
        }
        Held held = null;
        try {
            held = lock();
        } finally {
            if (held == null) {
                gate.release();
            }
        }
        return Optional.ofNullable(held);
    }

    /** The process that took the lock last: while it is taken, the one that has it. */
    Optional<Long> holder() {
        if (!gate.tryAcquire()) {
            return Optional.of(ProcessHandle.current().pid());
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(20);
            int read = channel.read(bytes);
            String text = new String(bytes.array(), 0, Math.max(0, read), StandardCharsets.US_ASCII);
            return Optional.of(Long.parseLong(text.strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        } finally {
            gate.release();
        }
    }

    private @Nullable Held lock() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            if (lock == null) {
                return null;
            }
            leaveWord(channel);
            return new Held(channel);
        } catch (OverlappingFileLockException e) {
            // A second copy of this class, in another class loader, has it.
            return null;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** Who has it, for the message to others; a full disk keeps nobody from taking a lock. */
    private static void leaveWord(FileChannel channel) {
        String word = ProcessHandle.current().pid() + "\n";
        try {
            channel.write(ByteBuffer.wrap(word.getBytes(StandardCharsets.US_ASCII)), 0);
            channel.truncate(word.length());
        } catch (IOException e) {
            LOG.debug("the lock is taken, and nobody can read by whom", e);
        }
    }

    /** The lock, taken; to be closed once, by whoever took it. */
    final class Held implements AutoCloseable {

        private final FileChannel channel;
        private boolean released;

        private Held(FileChannel channel) {
            this.channel = channel;
        }

        /** Gives the lock back; again is harmless. */
        @Override
        public synchronized void close() {
            if (released) {
                return;
            }
            released = true;
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("the descriptor is gone either way, and the lock with it", e);
            } finally {
                gate.release();
            }
        }
    }
}
