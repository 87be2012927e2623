package dev.opswarden.engine.approval;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that an editor opens: in the state directory, readable by nobody else, and gone on every way out, with the
 * backup and swap files that an editor may leave beside it.
 */
final class ReplyFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplyFile.class);

    private static final String PREFIX = "reply-";
    private static final int MAX_BYTES = 1 << 20;

    /** How long the end of the process waits for whoever is at work on the file; an editor is ended long before. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Path directory;
    private final String name;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::removeOnTheWayOut, "reply-file");

    private ReplyFile(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /** Writes a file of its own for a person to edit; those that killed processes left behind go first. */
    static ReplyFile create(Path directory, String content) {
        removeLeftOvers(directory);
        long pid = ProcessHandle.current().pid();
        ReplyFile file = new ReplyFile(directory, PREFIX + pid + "-" + UUID.randomUUID() + ".txt");
        try {
            Runtime.getRuntime().addShutdownHook(file.hook);
        } catch (IllegalStateException e) {
            throw refused("the process is ending");
        }
        try (var channel = Files.newByteChannel(
                file.path(),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return file;
        } catch (IOException e) {
            file.close();
            throw new WardenException(ErrorKind.STATE, "'" + file.path() + "' cannot be written: " + e.getMessage(), e);
        }
    }

    Path path() {
        return directory.resolve(name);
    }

    /**
     * What is in the file now.
     *
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if it is gone, too large, or no UTF-8
     */
    String read() {
        try (InputStream in = Files.newInputStream(path())) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw refused("the editor left more than a megabyte");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("what the editor left is not UTF-8; set its encoding to UTF-8");
        } catch (IOException e) {
            throw refused("what the editor left cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public void close() {
        removeAll(directory, name);
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            log.debug("the process ends already, and the hook has nothing left to do", e);
        }
    }

    private void removeOnTheWayOut() {
        try {
            if (!closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("whoever edits it does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        removeAll(directory, name);
    }

    private static void removeLeftOvers(Path directory) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "*" + PREFIX + "*")) {
            for (Path file : left) {
                String[] parts = file.getFileName()
                        .toString()
                        .replaceFirst("^.*?" + PREFIX, "")
                        .split("-", 2);
                if (parts[0].matches("\\d{1,18}")
                        && ProcessHandle.of(Long.parseLong(parts[0])).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            log.debug("what was left behind stays for another time", e);
        }
    }

    private static void removeAll(Path directory, String name) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + name + "*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("'{}' holds the text of a reply and cannot be removed: {}", directory.resolve(name), e.toString());
        }
    }

    private static WardenException refused(String why) {
        return new WardenException(ErrorKind.REFUSED, why + "; nothing was sent");
    }
}
