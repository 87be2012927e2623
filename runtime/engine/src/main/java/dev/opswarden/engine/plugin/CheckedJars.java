package dev.opswarden.engine.plugin;

import dev.opswarden.engine.plugin.JarCheck.Content;
import dev.opswarden.engine.state.AtomicFile;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found in jars that are in order, by their {@link JarFileStamp}: a tick looks into a jar once, and not again before it
 * changes; what is bad is looked at each time. Kept in the cache directory; losing it costs time only.
 */
final class CheckedJars {

    private static final Logger log = LoggerFactory.getLogger(CheckedJars.class);

    private static final String UNKNOWN = "-";
    private static final int MOST_BYTES = 1 << 20;

    /** Between lines of a text within a line: no such character stands in what is kept. */
    private static final char LINE_END = '\u001e';

    private final Optional<Path> file;
    private final String format;
    private final Map<String, String[]> known = new HashMap<>();
    private final Map<String, String[]> used = new TreeMap<>();
    private boolean changed;

    private CheckedJars(Optional<Path> file, String spiVersion) {
        this.file = file;
        this.format = "2 " + spiVersion;
    }

    /**
     * Reads what is known.
     *
     * @param file where it is kept; nothing where nothing is kept
     * @param spiVersion what jars were found to work with; for another one nothing is known
     */
    static CheckedJars read(Optional<Path> file, String spiVersion) {
        CheckedJars checked = new CheckedJars(file, spiVersion);
        file.ifPresent(checked::load);
        return checked;
    }

    private void load(Path from) {
        try {
            if (!Files.isRegularFile(from) || Files.size(from) > MOST_BYTES) {
                return;
            }
            List<String> lines = Files.readAllLines(from, StandardCharsets.UTF_8);
            if (!lines.isEmpty() && lines.get(0).equals(format)) {
                for (String line : lines.subList(1, lines.size())) {
                    String[] fields = line.split("\t", -1);
                    if (fields.length == Field.COUNT) {
                        known.put(fields[Field.STAMP], fields);
                    }
                }
            }
        } catch (IOException e) {
            log.debug("what is known of jars cannot be read", e);
        }
    }

    /** Where each thing stands in a line. */
    private static final class Field {
        static final int STAMP = 0;
        static final int SHA256 = 1;
        static final int ID = 2;
        static final int VERSION = 3;
        static final int REQUIRES = 4;
        static final int DEPENDENCIES = 5;
        static final int EXTENSIONS = 6;
        static final int SETTINGS = 7;
        static final int COUNT = 8;
    }

    /** What was found in this jar, if somebody looked and it was in order. */
    Optional<Content> known(JarFileStamp stamp) {
        String[] fields = find(stamp);
        if (fields == null || fields[Field.ID].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                new PluginManifest(
                        fields[Field.ID],
                        fields[Field.VERSION],
                        fields[Field.REQUIRES],
                        PluginManifest.dependencies(fields[Field.DEPENDENCIES])),
                fields[Field.EXTENSIONS].isEmpty() ? List.of() : List.of(fields[Field.EXTENSIONS].split(",")),
                List.of(),
                fields[Field.SETTINGS].replace(LINE_END, '\n')));
    }

    /** The SHA-256 of a jar, computed once. */
    String sha256(Path jar, JarFileStamp stamp) throws IOException {
        String[] fields = find(stamp);
        if (fields != null && !fields[Field.SHA256].equals(UNKNOWN)) {
            return fields[Field.SHA256];
        }
        String sum = JarSum.of(jar);
        String[] noted = fields == null ? blank(stamp) : fields.clone();
        noted[Field.SHA256] = sum;
        put(noted);
        return sum;
    }

    private String @Nullable [] find(JarFileStamp stamp) {
        String[] fields = used.get(stamp.text());
        if (fields == null) {
            fields = known.get(stamp.text());
            if (fields != null) {
                used.put(stamp.text(), fields);
            }
        }
        return fields;
    }

    /** Notes what was found in a jar that is in order, and works with this SPI. */
    void remember(JarFileStamp stamp, Content content) {
        PluginManifest manifest = content.manifest();
        String[] before = find(stamp);
        String[] fields = before == null ? blank(stamp) : before.clone();
        fields[Field.ID] = manifest.id();
        fields[Field.VERSION] = manifest.version();
        fields[Field.REQUIRES] = manifest.requires();
        fields[Field.DEPENDENCIES] = String.join(
                ",",
                manifest.dependencies().stream()
                        .map(PluginManifest.Dependency::toString)
                        .toList());
        fields[Field.EXTENSIONS] = String.join(",", content.extensions());
        fields[Field.SETTINGS] = content.settings().replace('\n', LINE_END);
        put(fields);
    }

    private static String[] blank(JarFileStamp stamp) {
        return new String[] {stamp.text(), UNKNOWN, "", "", "", "", "", ""};
    }

    private void put(String[] fields) {
        used.put(fields[Field.STAMP], fields);
        changed = true;
    }

    /** Keeps what was found, where something was. What was not asked for this time is forgotten. */
    void write() {
        if (!changed || file.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(format).append('\n');
        used.values().forEach(fields -> text.append(String.join("\t", fields)).append('\n'));
        try {
            Path directory = file.get().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            AtomicFile.write(file.get(), text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException | WardenException e) {
            log.debug("what was found in jars cannot be kept", e);
        }
    }
}
