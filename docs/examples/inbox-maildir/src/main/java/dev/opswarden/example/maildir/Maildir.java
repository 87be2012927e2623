package dev.opswarden.example.maildir;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The directory: {@code new} for what nobody has looked at, {@code cur} for the rest, with flags in the names. */
final class Maildir {

    private static final int ATTEMPTS = 5;

    private final Path directory;

    Maildir(Path directory) {
        this.directory = directory;
    }

    Path path() {
        return directory;
    }

    /**
     * Every mail that lies there, oldest first; a draft of a mail program is none.
     *
     * @throws WardenException of kind {@link ErrorKind#UNREACHABLE} if it cannot be listed
     */
    List<MailFile> list() {
        List<MailFile> files = new ArrayList<>();
        for (String part : List.of("new", "cur")) {
            try (DirectoryStream<Path> names = Files.newDirectoryStream(directory.resolve(part))) {
                for (Path name : names) {
                    MailFile file = MailFile.of(name);
                    if (!name.getFileName().toString().startsWith(".") && !file.isDraft()) {
                        files.add(file);
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                throw new WardenException(
                        ErrorKind.UNREACHABLE,
                        "the Maildir '" + directory + "' cannot be listed (" + e.getClass().getSimpleName() + ": "
                                + e.getMessage() + "); set " + MaildirSettings.DIRECTORY + ", or mend its permissions",
                        e);
            }
        }
        files.sort(Comparator.comparing(MailFile::deliveredAt).thenComparing(MailFile::unique));
        return files;
    }

    /** The mail with this id; nothing if it is not there. */
    Optional<MailFile> find(MessageId id) {
        return list().stream().filter(file -> file.id().equals(id)).findFirst();
    }

    /**
     * Sets flags of a mail, and moves it to {@code cur}: a person wanted it so.
     *
     * @param id which
     * @param flags the letters, {@code S} for seen, {@code R} for replied to
     * @throws WardenException of kind {@link ErrorKind#REJECTED} if it is not there
     */
    void flag(MessageId id, String flags) {
        for (int attempt = 1; ; attempt++) {
            MailFile file = find(id).orElseThrow(() -> new WardenException(
                    ErrorKind.REJECTED, "mail '" + id + "' is not in '" + directory + "' any more"));
            TreeSet<Character> letters = new TreeSet<>();
            (file.flags() + flags).chars().forEach(letter -> letters.add((char) letter));
            StringBuilder sorted = new StringBuilder();
            letters.forEach(sorted::append);
            Path target = directory.resolve("cur").resolve(file.nameBeforeFlags() + ":2," + sorted);
            if (target.equals(file.path())) {
                return;
            }
            try {
                Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (NoSuchFileException e) {
                // A mail program was quicker and has renamed it: look for it again.
                if (attempt == ATTEMPTS) {
                    throw cannotFlag(file, e);
                }
            } catch (IOException e) {
                throw cannotFlag(file, e);
            }
        }
    }

    private static WardenException cannotFlag(MailFile file, IOException cause) {
        return new WardenException(
                ErrorKind.STATE, "'" + file.path() + "' cannot be renamed to mark it: " + cause.getMessage(), cause);
    }
}
