package dev.opswarden.engine.state;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    public Path audit() {
        return path.resolve("audit.jsonl");
    }

    /** The tick history. */
    public Path ticks() {
        return path.resolve("ticks.jsonl");
    }

    /** The directory of the digests. */
    public Path digests() {
        return path.resolve("digest");
    }

    /** The directory of the rules that compiled last. */
    public Path rules() {
        return path.resolve("rules");
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
    public List<Path> damagedFiles() {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path, DAMAGED + "*")) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        found.sort(null);
        return List.copyOf(found);
    }
}
