package dev.opswarden.example.maildir;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** A file for each key that was ever used: first that a reply was begun, then that it was taken. */
final class SentLog {

    private static final String ENDING = ".reply";

    /**
     * One reply.
     *
     * @param sent whether the command took it; if not, it was begun, and more is not known
     * @param messageId its Message-ID
     * @param inReplyTo the id of the message that it answers
     * @param body its text
     */
    record Entry(boolean sent, String messageId, String inReplyTo, String body) {}

    private final Path directory;

    SentLog(Path directory) {
        this.directory = directory;
    }

    Path file(String key) {
        return directory.resolve(MailFile.sha256(key) + ENDING);
    }

    Optional<Entry> of(String key) {
        return read(file(key));
    }

    /** The reply to this message that was taken. */
    Optional<Entry> sentTo(MessageId id) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
            for (Path file : files) {
                Optional<Entry> entry = read(file).filter(Entry::sent);
                if (entry.isPresent() && entry.get().inReplyTo().equals(id.value())) {
                    return entry;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", directory, e);
        }
    }

    /** Says that a reply is begun; false where somebody else has begun it. */
    boolean begin(String key, Entry entry) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            write(file(key), entry, false, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw failed("written", file(key), e);
        }
    }

    /** Says that the command took it. */
    void sent(String key, Entry entry) {
        Path whole = file(key);
        Path temporary = whole.resolveSibling(whole.getFileName() + ".new");
        try {
            write(
                    temporary,
                    entry,
                    true,
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE));
            Files.move(temporary, whole, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
        } catch (IOException e) {
            throw failed("written", whole, e);
        }
    }

    /** The command did not take it: it may be begun again. */
    void forget(String key) {
        try {
            Files.deleteIfExists(file(key));
            syncDirectory();
        } catch (IOException e) {
            throw failed("removed", file(key), e);
        }
    }

    private void write(Path file, Entry entry, boolean sent, Set<StandardOpenOption> how) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("state", sent ? "sent" : "begun");
        properties.setProperty("message-id", entry.messageId());
        properties.setProperty("in-reply-to", entry.inReplyTo());
        properties.setProperty("body", entry.body());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        try (FileChannel channel = FileChannel.open(
                file, how, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        syncDirectory();
    }

    private void syncDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Optional<Entry> read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw failed("read", file, e);
        }
        // A file that is not whole says that something was begun.
        return Optional.of(new Entry(
                "sent".equals(properties.getProperty("state")),
                properties.getProperty("message-id", "its Message-ID"),
                properties.getProperty("in-reply-to", ""),
                properties.getProperty("body", "")));
    }

    private static WardenException failed(String what, Path file, Exception cause) {
        return new WardenException(
                ErrorKind.STATE, "'" + file + "' cannot be " + what + ": " + cause.getMessage(), cause);
    }
}
