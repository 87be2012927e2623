package dev.opswarden.engine.plugin;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private boolean indexed = true;
    private byte[] manifestBytes;
    private Path compiled;

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

    /** A class by its full name, which stands in no index. */
    JarBuilder source(String className, String source) {
        sources.put(className, source);
        return this;
    }

    /** An entry that is no class of a source. */
    JarBuilder entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** A line of the index of extensions, whatever it names. */
    JarBuilder indexed(String line) {
        index.add(line);
        return this;
    }

    /** A manifest as it is, in the place of the one that the fields make. */
    JarBuilder manifestBytes(byte[] bytes) {
        manifestBytes = bytes;
        return this;
    }

    /** A class of package {@code made}, which stands in the index of extensions. */
    JarBuilder extension(String simpleName, String declaration) {
        sources.put(
                "made." + simpleName,
                "package made;\nimport dev.opswarden.spi.*;\nimport io.vertx.core.*;\nimport java.util.*;\n"
                        + "@org.pf4j.Extension\n" + declaration);
        index.add("made." + simpleName);
        return this;
    }

    /**
     * Compiles the sources of many at once, in a fraction of the time; no two may have a class of the same name.
     *
     * @param work an empty directory
     */
    static void compileTogether(Path work, Collection<JarBuilder> jars) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (JarBuilder jar : jars) {
            jar.sources.forEach((name, source) -> {
                if (all.put(name, source) != null) {
                    throw new IllegalStateException("two plugins of this test have a class " + name);
                }
            });
            jar.compiled = work;
        }
        compile(work, all);
    }

    Path writeTo(Path directory, String fileName) {
        try {
            if (compiled == null && !sources.isEmpty()) {
                compiled = Files.createTempDirectory(directory.toAbsolutePath().getParent(), "compile");
                compile(compiled, sources);
            }
            Path jar = directory.resolve(fileName);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(jar));
                    JarOutputStream packed = new JarOutputStream(out)) {
                add(packed, PluginManifest.ENTRY, manifestBytes == null ? manifest() : manifestBytes);
                addClasses(packed);
                if (indexed) {
                    add(packed, JarCheck.INDEX, String.join("\n", index).getBytes(StandardCharsets.UTF_8));
                }
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    add(packed, entry.getKey(), entry.getValue());
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path work, Map<String, String> sources) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"), "-d", work.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the plugin of this test does not compile: " + sources);
        }
    }

    private static void add(JarOutputStream packed, String name, byte[] content) throws IOException {
        packed.putNextEntry(new ZipEntry(name));
        packed.write(content);
    }

    private void addClasses(JarOutputStream packed) throws IOException {
        for (String source : sources.keySet()) {
            Path file = compiled.resolve(source.replace('.', '/') + ".class");
            String simple = source.substring(source.lastIndexOf('.') + 1);
            try (Stream<Path> beside = Files.list(file.getParent())) {
                for (Path each : beside.sorted().toList()) {
                    String name = each.getFileName().toString();
                    if (name.equals(simple + ".class") || (name.startsWith(simple + "$") && name.endsWith(".class"))) {
                        add(packed, compiled.relativize(each).toString(), Files.readAllBytes(each));
                    }
                }
            }
        }
    }

    private byte[] manifest() throws IOException {
        Manifest written = new Manifest();
        Attributes main = written.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach(main::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.write(bytes);
        return bytes.toByteArray();
    }
}
