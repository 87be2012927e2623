package dev.opswarden.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A plugin of a test's own, packed as an author would. */
final class PluginJar {

    private PluginJar() {}

    /**
     * Packs one extension, of a single class.
     *
     * @param jar where to
     * @param id the plugin's id
     * @param extension its class
     * @param resources what else lies in the jar, by name
     */
    static void pack(Path jar, String id, Class<?> extension, Map<String, String> resources) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Plugin-Id", id);
        main.putValue("Plugin-Version", "1.0.0");
        String resource = extension.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest);
                InputStream own = extension.getResourceAsStream("/" + resource)) {
            entry(packed, resource, own.readAllBytes());
            entry(packed, "META-INF/extensions.idx", extension.getName().getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> each : resources.entrySet()) {
                entry(packed, each.getKey(), each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void entry(JarOutputStream packed, String name, byte[] content) throws IOException {
        packed.putNextEntry(new ZipEntry(name));
        packed.write(content);
    }
}
