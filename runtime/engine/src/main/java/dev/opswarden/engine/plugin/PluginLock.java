package dev.opswarden.engine.plugin;

import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.json.JsonException;
import dev.opswarden.engine.state.AtomicFile;
import dev.opswarden.engine.state.IoReason;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code plugins.lock} beside the jars: what was installed, and what it was then. It is the one place that says which jar
 * of a plugin counts, so writing it is what makes a change.
 *
 * @param entries by the plugin's id
 */
record PluginLock(Map<String, Entry> entries) {

    static final String FILE = "plugins.lock";
    private static final long SCHEMA = 1;
    private static final long MOST_BYTES = 1 << 20;

    /** Copies the entries, in the order of their ids. */
    PluginLock {
        entries = new TreeMap<>(entries);
    }

    /**
     * A jar.
     *
     * @param file its name
     * @param version the plugin's version
     * @param sha256 its SHA-256
     */
    record Jar(String file, String version, String sha256) {}

    /**
     * What was installed.
     *
     * @param jar the jar in force
     * @param previous the one before, kept for {@code rollback}
     * @param previousRecorded whether that one had been installed too, or had come with the distribution or by hand
     */
    record Entry(Jar jar, Optional<Jar> previous, boolean previousRecorded) {

        static Entry of(Jar jar) {
            return new Entry(jar, Optional.empty(), false);
        }
    }

    Optional<Entry> of(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    PluginLock with(String id, Entry entry) {
        Map<String, Entry> changed = new TreeMap<>(entries);
        changed.put(id, entry);
        return new PluginLock(changed);
    }

    PluginLock without(String id) {
        Map<String, Entry> changed = new TreeMap<>(entries);
        changed.remove(id);
        return new PluginLock(changed);
    }

    /**
     * Reads it.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE} if it is there and cannot be understood
     */
    static PluginLock read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                return new PluginLock(Map.of());
            }
            if (Files.size(file) > MOST_BYTES) {
                throw JsonException.shape("it is larger than a megabyte");
            }
            return parse(Json.tree(Files.readString(file)));
        } catch (IOException | ClassCastException | NullPointerException e) {
            String why = e instanceof JsonException shape
                    ? String.valueOf(shape.getMessage())
                    : e instanceof IOException io ? IoReason.of(io) : "it is not of the form that this version writes";
            throw new WardenException(
                    ErrorKind.STATE,
                    "'" + file + "' cannot be read: " + why
                            + "; restore it, or remove it to accept the jars as they are now",
                    e);
        }
    }

    /** Writes it whole or not at all; without entries there is none. */
    void write(Path directory) {
        Path file = directory.resolve(FILE);
        if (!entries.isEmpty()) {
            AtomicFile.write(file, out -> Json.writePretty(out, Json.of(tree())));
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new WardenException(ErrorKind.STATE, "'" + file + "' cannot be removed: " + IoReason.of(e), e);
        }
    }

    private static PluginLock parse(@Nullable Object tree) {
        Map<?, ?> document = object(tree);
        if (!Long.valueOf(SCHEMA).equals(document.get("schema"))) {
            throw new ClassCastException("schema");
        }
        Map<String, Entry> entries = new TreeMap<>();
        object(document.get("plugins")).forEach((id, value) -> {
            Map<?, ?> fields = object(value);
            Map<?, ?> previous = fields.get("previous") == null ? null : object(fields.get("previous"));
            entries.put(
                    (String) id,
                    new Entry(
                            jar(fields),
                            Optional.ofNullable(previous).map(PluginLock::jar),
                            previous != null && Boolean.TRUE.equals(previous.get("recorded"))));
        });
        return new PluginLock(entries);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new ClassCastException("no object");
    }

    private static Jar jar(Map<?, ?> fields) {
        return new Jar(text(fields, "file"), text(fields, "version"), text(fields, "sha256"));
    }

    private static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new ClassCastException(name);
    }

    private Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> plugins = new LinkedHashMap<>();
        entries.forEach((id, entry) -> {
            Map<String, @Nullable Object> fields = fields(entry.jar());
            entry.previous().ifPresent(previous -> {
                Map<String, @Nullable Object> before = fields(previous);
                before.put("recorded", entry.previousRecorded());
                fields.put("previous", before);
            });
            plugins.put(id, fields);
        });
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("plugins", plugins);
        return document;
    }

    private static Map<String, @Nullable Object> fields(Jar jar) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("file", jar.file());
        fields.put("version", jar.version());
        fields.put("sha256", jar.sha256());
        return fields;
    }
}
