package dev.opswarden.plugin.drools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;

/**
 * The last rules of a directory that compiled, in the state directory: the files themselves, so that a later version of
 * the rule engine can compile them anew, in one archive, so that there is all of them or none.
 */
final class GoodRules {

    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int LARGEST_FILE = 2 * 1024 * 1024;
    private static final int MOST_FILES = 2_000;
    private static final String PREFIX = "good-";

    /** Not the first day that an archive can hold: that stands for earlier ones. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Path archive;
    private final Path damaged;
    private final Path broken;
    private final Path rules;
    private final Logger log;

    /**
     * The rules to fall back on.
     *
     * @param directory where they are kept
     * @param rules the rules directory that they belong to
     */
    GoodRules(Path directory, Path rules, Logger log) {
        byte[] name = RuleKey.sha256().digest(rules.toString().getBytes(StandardCharsets.UTF_8));
        String id = HexFormat.of().formatHex(name).substring(0, 16);
        this.archive = directory.resolve(PREFIX + id + ".zip");
        this.damaged = directory.resolve(PREFIX + id + ".damaged");
        this.broken = directory.resolve(PREFIX + id + ".broken-since");
        this.rules = rules;
        this.log = log;
    }

    /** The files; none if no tick has kept any, or if they can no longer be read. */
    List<RuleFile> read() {
        try {
            return Files.exists(archive) ? readWhole() : List.of();
        } catch (IOException | RuntimeException e) {
            log.warn("{} cannot be used, there are no earlier rules to fall back on: {}", archive, e.toString());
            return List.of();
        }
    }

    private List<RuleFile> readWhole() throws IOException {
        List<RuleFile> files = new ArrayList<>();
        // The one reader knows how many there should be, the other looks at their checksums.
        try (ZipFile whole = new ZipFile(archive.toFile());
                ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            long sum = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] text = zip.readNBytes(LARGEST_FILE);
                sum += text.length;
                if (sum > LARGEST || files.size() == MOST_FILES) {
                    throw new IOException("it holds more than rules can be");
                }
                files.add(new RuleFile(entry.getName(), new String(text, StandardCharsets.UTF_8)));
            }
            if (files.isEmpty() || files.size() != whole.size()) {
                throw new IOException("it holds " + files.size() + " of " + whole.size() + " files");
            }
        }
        return files;
    }

    /** Keeps these, unless they are what is kept already, and notes that all is well. */
    void keep(List<RuleFile> files) throws IOException {
        List<RuleFile> kept = read();
        if (!files.equals(kept)) {
            if (kept.isEmpty() && Files.exists(archive)) {
                Files.move(archive, damaged, StandardCopyOption.REPLACE_EXISTING);
                log.warn("what was left of {} is now {}", archive, damaged);
            }
            WholeFile.write(archive, PREFIX, archive(files));
        }
        Files.deleteIfExists(broken);
    }

    /** Notes since when the directory's rules are not in force, unless that is noted already. */
    void noteBroken(Instant now) throws IOException {
        if (!Files.exists(broken)) {
            WholeFile.write(broken, PREFIX, (now + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Since when they are not in force: as a tick noted it, or else since the last edit. */
    Optional<Instant> brokenSince() {
        try (InputStream in = Files.newInputStream(broken)) {
            return Optional.of(Instant.parse(new String(in.readNBytes(100), StandardCharsets.UTF_8).strip()));
        } catch (IOException | DateTimeParseException e) {
            return RuleDirectory.lastEdit(rules);
        }
    }

    private byte[] archive(List<RuleFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // For whoever looks: the archive's name does not say it.
            zip.setComment(rules.toString());
            for (RuleFile file : files) {
                ZipEntry entry = new ZipEntry(file.name());
                // Whenever: left to itself it asks for the time zone, which takes longer than all the rest of this.
                entry.setTimeLocal(WRITTEN);
                zip.putNextEntry(entry);
                zip.write(file.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
