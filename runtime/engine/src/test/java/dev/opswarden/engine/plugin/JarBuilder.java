package dev.opswarden.engine.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles a source and packs it as a plugin's jar. */
final class JarBuilder {

    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> index = new ArrayList<>();
    private boolean indexed = true;

    JarBuilder(String id) {
        manifest.put("Plugin-Id", id);
        manifest.put("Plugin-Version", "1.0.0");
    }

    JarBuilder manifest(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    JarBuilder withoutManifest(String name) {
        manifest.remove(name);
        return this;
    }

    JarBuilder withoutIndex() {
        indexed = false;
        return this;
    }

    /** A class of package {@code made}, which stands in the index of extensions. */
    JarBuilder extension(String simpleName, String declaration) {
        sources.put(
                simpleName,
                "package made;\nimport dev.opswarden.spi.*;\nimport io.vertx.core.*;\nimport java.util.*;\n"
                        + "@org.pf4j.Extension\n" + declaration);
        index.add("made." + simpleName);
        return this;
    }

    Path writeTo(Path directory, String fileName) {
        try {
            Path work = Files.createTempDirectory(directory.getParent(), "compile");
            for (Map.Entry<String, String> source : sources.entrySet()) {
                compile(work, source.getKey(), source.getValue());
            }
            Path jar = directory.resolve(fileName);
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream packed = new JarOutputStream(out, manifest())) {
                add(packed, work);
                if (indexed) {
                    packed.putNextEntry(new ZipEntry("META-INF/extensions.idx"));
                    packed.write(String.join("\n", index).getBytes(StandardCharsets.UTF_8));
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path work, String name, String source) throws IOException {
        Path file = work.resolve(name + ".java");
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                work.toString(),
                file.toString());
        if (result != 0) {
            throw new IllegalStateException("the plugin of this test does not compile: " + source);
        }
    }

    private static void add(JarOutputStream packed, Path work) throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                packed.putNextEntry(new ZipEntry(work.relativize(file).toString()));
                packed.write(Files.readAllBytes(file));
            }
        }
    }

    private Manifest manifest() {
        Manifest written = new Manifest();
        Attributes main = written.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach(main::putValue);
        return written;
    }
}
