package dev.opswarden.engine.plugin;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * What a plugin's jar says of itself.
 *
 * @param id {@code Plugin-Id}
 * @param version {@code Plugin-Version}, a semantic version
 * @param requires {@code Plugin-Requires}, the range of SPI versions; {@code *} when nothing is said
 * @param dependencies {@code Plugin-Dependencies}
 */
record PluginManifest(String id, String version, String requires, List<Dependency> dependencies) {

    /** Where it stands in a jar. */
    static final String ENTRY = "META-INF/MANIFEST.MF";

    private static final int LONGEST_RANGE = 200;
    private static final int MOST_DEPENDENCIES = 50;

    /** Copies the list. */
    PluginManifest {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * Another plugin that has to be there.
     *
     * @param id which
     * @param range in which versions; {@code *} for any
     * @param optional whether it may be missing
     */
    record Dependency(String id, String range, boolean optional) {

        /** As PF4J writes it: {@code id?@range}. */
        static Dependency parse(String entry) {
            int at = entry.indexOf('@');
            String name = (at < 0 ? entry : entry.substring(0, at)).strip();
            String range = at < 0 ? "" : entry.substring(at + 1).strip();
            boolean optional = name.endsWith("?");
            String id = optional ? name.substring(0, name.length() - 1).strip() : name;
            if (!PluginId.isOne(id)) {
                throw bad("Plugin-Dependencies in its manifest names '" + id + "', which is no plugin's id: "
                        + PluginId.ACCEPTED);
            }
            return new Dependency(
                    id, range.isEmpty() ? "*" : Versions.checkedRange("Plugin-Dependencies", range), optional);
        }

        @Override
        public String toString() {
            return id + (optional ? "?" : "") + (range.equals("*") ? "" : "@" + range);
        }
    }

    /**
     * Reads a manifest.
     *
     * @param bytes all of it
     * @throws WardenException of kind {@link ErrorKind#NOT_LOADED} if it is no plugin's
     */
    static PluginManifest parse(byte[] bytes) {
        Attributes main;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            main = new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
        } catch (CharacterCodingException e) {
            throw bad("its manifest is not UTF-8");
        } catch (IOException | IllegalArgumentException e) {
            throw bad("its manifest cannot be read: " + e.getMessage());
        }
        String id = text(main, "Plugin-Id");
        if (!PluginId.isOne(id)) {
            throw bad(
                    id.isEmpty()
                            ? "its manifest has no Plugin-Id"
                            : "Plugin-Id in its manifest is '" + id + "'; it must be " + PluginId.ACCEPTED);
        }
        String version = text(main, "Plugin-Version");
        if (!Versions.isOne(version)) {
            throw bad(
                    version.isEmpty()
                            ? "its manifest has no Plugin-Version"
                            : "Plugin-Version in its manifest is '" + version
                                    + "'; it must be a semantic version such as 1.2.3");
        }
        String requires = text(main, "Plugin-Requires");
        return new PluginManifest(
                id,
                version,
                requires.isEmpty() ? "*" : Versions.checkedRange("Plugin-Requires", requires),
                dependencies(text(main, "Plugin-Dependencies")));
    }

    /** As {@code Plugin-Dependencies} writes them. */
    static List<Dependency> dependencies(String value) {
        List<Dependency> dependencies = new ArrayList<>();
        for (String entry : value.split(",")) {
            if (!entry.isBlank()) {
                dependencies.add(Dependency.parse(entry.strip()));
            }
        }
        if (dependencies.size() > MOST_DEPENDENCIES) {
            throw bad("its manifest names more than " + MOST_DEPENDENCIES + " dependencies");
        }
        return dependencies;
    }

    private static String text(Attributes main, String name) {
        String value = main.getValue(name);
        if (value == null) {
            return "";
        }
        String text = value.strip();
        if (text.length() > LONGEST_RANGE && !name.equals("Plugin-Dependencies")) {
            throw bad(name + " in its manifest has more than " + LONGEST_RANGE + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw bad(name + " in its manifest holds a control character");
            }
        }
        return text;
    }

    static WardenException bad(String what) {
        return new WardenException(ErrorKind.NOT_LOADED, what);
    }
}
