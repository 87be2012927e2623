package dev.opswarden.plugin.drools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;

/** Rules that were compiled earlier. Losing them costs time only, so no trouble here stops anything. */
final class RuleCache {

    private static final int KEPT = 3;
    private static final int LARGEST = 256 * 1024 * 1024;
    private static final Duration LEFTOVER = Duration.ofHours(1);
    private static final String PREFIX = "rules-";
    private static final String ENDING = ".compiled";

    private final Path directory;
    private final Logger log;

    RuleCache(Path directory, Logger log) {
        this.directory = directory;
        this.log = log;
    }

    /** What the files with this key were compiled to; nothing if that is not here, or no longer whole. */
    Optional<CompiledRules> read(String key) {
        Path file = file(key);
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(CompiledRulesFormat.read(key, in.readNBytes(LARGEST)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            log.debug("{} cannot be used and is made anew", file, e);
            return Optional.empty();
        }
    }

    /** Keeps what the files with this key were compiled to, if that is possible. */
    void write(String key, CompiledRules rules) {
        try {
            byte[] bytes = CompiledRulesFormat.write(key, rules);
            if (bytes.length > LARGEST) {
                return;
            }
            WholeFile.write(file(key), PREFIX, bytes);
            prune();
        } catch (IOException | RuntimeException e) {
            log.debug("compiled rules cannot be kept in {}", directory, e);
        }
    }

    private Path file(String key) {
        return directory.resolve(PREFIX + key + ENDING);
    }

    private void prune() throws IOException {
        record Kept(Path file, FileTime written) {}
        List<Kept> all = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, PREFIX + "*" + ENDING)) {
            for (Path entry : entries) {
                all.add(new Kept(entry, Files.getLastModifiedTime(entry)));
            }
        }
        all.sort(Comparator.comparing(Kept::written).reversed());
        for (Kept old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old.file());
        }
        removeLeftovers(all.get(0).written());
    }

    /** A run that was killed while it wrote leaves a temporary file; a young one may belong to a run that goes on. */
    private void removeLeftovers(FileTime now) throws IOException {
        FileTime abandoned = FileTime.from(now.toInstant().minus(LEFTOVER));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, PREFIX + "*.tmp")) {
            for (Path entry : entries) {
                if (Files.getLastModifiedTime(entry).compareTo(abandoned) < 0) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }
}
