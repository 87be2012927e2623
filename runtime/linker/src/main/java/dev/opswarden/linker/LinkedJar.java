package dev.opswarden.linker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** One jar that is linked: the same entries with the same times, in the same order, and the classes that were made. */
final class LinkedJar {

    /** In the manifest, so that whoever opens the jar sees that it is not as its project released it. */
    static final Attributes.Name NOTICE = new Attributes.Name("Modified");

    private static final String WHAT = "lambdas and string concatenations made into classes and methods";
    private static final String SUFFIX = ".class";
    private static final String VERSIONS = "META-INF/versions/";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, LocalDateTime> times = new HashMap<>();

    private LinkedJar() {}

    /** Links a jar in place; one that is signed, or was linked before, is left as it is. */
    static void link(Path jar) throws IOException {
        LinkedJar linked = new LinkedJar();
        linked.read(jar);
        if (linked.isSigned() || !linked.note()) {
            return;
        }
        linked.linkClasses();
        Path whole = jar.resolveSibling(jar.getFileName() + ".linked");
        linked.write(whole);
        Files.move(whole, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private void read(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                    times.put(entry.getName(), entry.getTimeLocal());
                }
            }
        }
    }

    private boolean isSigned() {
        return entries.keySet().stream()
                .anyMatch(name -> name.toUpperCase(Locale.ROOT).matches("META-INF/[^/]*\\.SF"));
    }

    /** Whether this is the first time. */
    private boolean note() throws IOException {
        byte[] bytes = entries.get(JarFile.MANIFEST_NAME);
        if (bytes == null) {
            throw new IOException("it has no manifest");
        }
        Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
        // Without a version nothing of it would be written.
        manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (manifest.getMainAttributes().putIfAbsent(NOTICE, WHAT) != null) {
            return false;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest.write(out);
        entries.put(JarFile.MANIFEST_NAME, out.toByteArray());
        return true;
    }

    private void linkClasses() {
        Map<String, List<String>> newMembers = new HashMap<>();
        for (String name : List.copyOf(entries.keySet())) {
            if (!name.endsWith(SUFFIX) || name.startsWith("META-INF/")) {
                continue;
            }
            LinkedClass linked = LinkedClass.of(bytes(name));
            if (linked == null || hasVersions(linked.nestHost())) {
                continue;
            }
            entries.put(name, linked.bytes());
            for (LambdaClass made : linked.made()) {
                add(made, name);
                newMembers
                        .computeIfAbsent(linked.nestHost(), host -> new ArrayList<>())
                        .add(made.name());
            }
        }
        newMembers.forEach((host, members) ->
                entries.compute(host + SUFFIX, (name, bytes) -> LinkedClass.withMembers(bytes(name), members)));
    }

    /** Another JVM may find another host in the jar, which would not know its new members. */
    private boolean hasVersions(String host) {
        return entries.keySet().stream()
                .anyMatch(name -> name.startsWith(VERSIONS) && name.endsWith("/" + host + SUFFIX));
    }

    private void add(LambdaClass made, String asOldAs) {
        String name = made.name() + SUFFIX;
        if (entries.putIfAbsent(name, made.bytes()) != null) {
            throw new IllegalStateException("there is a class '" + made.name() + "' already");
        }
        times.put(name, times.get(asOldAs));
    }

    private byte[] bytes(String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new IllegalStateException("'" + name + "' is named by another class and is not there");
        }
        return bytes;
    }

    private void write(Path jar) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(Objects.requireNonNull(times.get(each.getKey())));
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
    }
}
