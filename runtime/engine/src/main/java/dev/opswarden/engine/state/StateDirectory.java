package dev.opswarden.engine.state;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each file of the state lies (contract, section 4; {@code docs/state-format.md}).
 *
 * @param path the directory, absolute; canonical once it is there
 */
public record StateDirectory(Path path) {

    private static final String DRAFTS = "worker-drafts.json";
    private static final String DAMAGED = DRAFTS + ".damaged-";

    /** The drafts, and what is owed. */
    public Path drafts() {
        return path.resolve(DRAFTS);
    }

    /** The audit log. */
    Path audit() {
        return path.resolve("audit.jsonl");
    }

    /** The tick history. */
    Path ticks() {
        return path.resolve("ticks.jsonl");
    }

    /** What the operator was told of. */
    Path notices() {
        return path.resolve("notices.json");
    }

    /** The directory of the digests. */
    public Path digests() {
        return path.resolve("digest");
    }

    /**
     * Creates the directory of the digests, mode 0700, if it is missing.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE} if that cannot be done
     */
    public void createDigests() {
        try {
            if (!Files.isDirectory(digests())) {
                Files.createDirectory(digests(), Modes.DIRECTORY);
                AtomicFile.fsyncDirectory(path);
            }
        } catch (IOException e) {
            throw new WardenException(
                    ErrorKind.STATE, "directory '" + digests() + "' cannot be created: " + IoReason.of(e), e);
        }
    }

    /** The key of the installation, under which messages are fingerprinted. */
    Path key() {
        return path.resolve("key");
    }

    Path tickLock() {
        return path.resolve("tick.lock");
    }

    Path stateLock() {
        return path.resolve("state.lock");
    }

    /** The name under which a damaged file of drafts is kept. */
    Path damaged(String suffix) {
        return path.resolve(DAMAGED + suffix);
    }

    /** The damaged files that were set aside and that nobody has looked after yet, by name. */
    List<Path> damagedFiles() {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path, DAMAGED + "*")) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw new WardenException(
                        ErrorKind.STATE, "directory '" + path + "' cannot be read: " + IoReason.of(e), e);
            }
        }
        found.sort(null);
        return List.copyOf(found);
    }
}
