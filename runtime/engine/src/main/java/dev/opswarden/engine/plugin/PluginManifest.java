package dev.opswarden.engine.plugin;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a plugin's jar says of itself, checked before PF4J sees it: there, one bad entry stops the loading of all.
 *
 * @param id {@code Plugin-Id}
 * @param version {@code Plugin-Version}, a semantic version
 * @param requires {@code Plugin-Requires}, the range of SPI versions; {@code *} when nothing is said
 * @param dependencies the ids in {@code Plugin-Dependencies}, versions and the mark of optional ones taken off
 */
record PluginManifest(String id, String version, String requires, List<String> dependencies) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?");

    static PluginManifest read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            if (manifest == null) {
                throw bad("it has no manifest");
            }
            if (file.getEntry("META-INF/extensions.idx") == null) {
                throw bad("it has no index of extensions (META-INF/extensions.idx); compile it with PF4J's annotation"
                        + " processor");
            }
            Attributes main = manifest.getMainAttributes();
            return new PluginManifest(
                    matching(main, "Plugin-Id", ID, "lower-case letters, digits and dashes"),
                    matching(main, "Plugin-Version", VERSION, "a semantic version such as 1.2.3"),
                    textOr(main, "Plugin-Requires", "*"),
                    dependencies(textOr(main, "Plugin-Dependencies", "")));
        } catch (IOException e) {
            throw bad("it is not a readable jar: " + e.getMessage());
        }
    }

    private static String matching(Attributes main, String name, Pattern pattern, String accepted) {
        String value = textOr(main, name, "");
        if (value.isEmpty()) {
            throw bad("its manifest has no " + name);
        }
        if (!pattern.matcher(value).matches()) {
            throw bad(name + " in its manifest is '" + value + "'; it must be " + accepted);
        }
        return value;
    }

    private static String textOr(Attributes main, String name, String otherwise) {
        String value = main.getValue(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static List<String> dependencies(String value) {
        return Stream.of(value.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty() && !entry.contains("?"))
                .map(entry -> entry.replaceFirst("@.*", "").strip())
                .toList();
    }

    private static WardenException bad(String what) {
        return new WardenException(ErrorKind.NOT_LOADED, what);
    }
}
