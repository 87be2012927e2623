package dev.opswarden.engine.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Every way we know in which a jar can be bad before a class of it is loaded, each with what has to be said of it. */
final class BadJars {

    private final Path directory;
    private final Map<String, String> causes = new LinkedHashMap<>();
    private final Map<String, JarBuilder> jars = new LinkedHashMap<>();

    BadJars(Path directory) {
        this.directory = directory;
    }

    /** A jar that is good, or bad in a way of its own. */
    void add(String file, JarBuilder jar) {
        jars.put(file, jar);
    }

    /** A bad jar, and a part of what has to be said of it. */
    void add(String file, String cause, JarBuilder jar) {
        causes.put(file, cause);
        jars.put(file, jar);
    }

    /**
     * Writes all of them.
     *
     * @param work an empty directory
     * @return what has to be said, by the file's name
     */
    Map<String, String> write(Path work) throws IOException {
        addFiles();
        addArchives();
        addManifests();
        addRelations();
        JarBuilder.compileTogether(work, jars.values());
        jars.forEach((file, jar) -> jar.writeTo(directory, file));
        changeAfterwards();
        return causes;
    }

    private void addFiles() throws IOException {
        Files.writeString(told("empty.jar", "it is not a readable jar: zip file is empty"), "");
        Files.writeString(told("junk.jar", "it is not a readable jar"), "this is no jar");
        Files.createDirectory(told("directory.jar", "it is no regular file"));
        add("linked-to", new JarBuilder("link"));
        Files.createSymbolicLink(told("link.jar", "it is a symbolic link"), Path.of("linked-to"));
        add("truncated.jar", "it is not a readable jar", new JarBuilder("truncated"));
        add("open.jar", "others may write it", new JarBuilder("open"));
    }

    private void addArchives() {
        add("slip.jar", "whose name leads out of the jar", with("slip", "../../escaped.sh", 1));
        add("absolute.jar", "whose name leads out of the jar", with("absolute", "/etc/cron.d/x", 1));
        add("backslash.jar", "whose name leads out of the jar", with("backslash", "..\\x", 1));
        add("ansi-entry.jar", "with a control character", with("ansi-entry", "a\u001b[2Jb", 1));
        add("bomb.jar", "it would unpack to more than", with("bomb", "zeros", 80 << 20));
        JarBuilder crowded = new JarBuilder("crowded");
        for (int i = 0; i < 70_000; i++) {
            crowded.entry("e" + i, new byte[0]);
        }
        add("crowded.jar", "entries; a plugin has 65535 at most", crowded);
        add("twice.jar", "it has two entries 'aa'", with("twice", "aa", 1).entry("ab", new byte[2]));
        add(
                "bundles-spi.jar",
                "it bundles 'dev/opswarden/spi/Brain.class', which comes from the host",
                new JarBuilder("bundles-spi")
                        .entry("dev/opswarden/spi/Brain.class", EmptyClass.named("dev.opswarden.spi", "Brain")));
    }

    private void addManifests() throws IOException {
        try (OutputStream out = Files.newOutputStream(told("no-manifest.jar", "it has no manifest"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(JarCheck.INDEX));
        }
        add("no-id.jar", "its manifest has no Plugin-Id", new JarBuilder("x").withoutManifest("Plugin-Id"));
        add("path-id.jar", "Plugin-Id in its manifest is '../evil'", new JarBuilder("../evil"));
        add("ansi-id.jar", "Plugin-Id in its manifest holds a control character", new JarBuilder("a\u001b[2Jb"));
        add("long-id.jar", "64 at most", new JarBuilder("a".repeat(65)));
        add("no-version.jar", "no Plugin-Version", new JarBuilder("no-version").withoutManifest("Plugin-Version"));
        add("bad-version.jar", "Plugin-Version in its manifest is 'one'", saying("bad-version", "Version", "one"));
        add("newer-spi.jar", "needs SPI '>=99.0.0', this is '", saying("newer-spi", "Requires", ">=99.0.0"));
        add("older-spi.jar", "needs SPI '<0.1.0', this is '", saying("older-spi", "Requires", "<0.1.0"));
        add(
                "no-range.jar",
                "Plugin-Requires in its manifest says 'about one', which is no range",
                saying("no-range", "Requires", "about one"));
        add("no-index.jar", "it has no index of extensions", new JarBuilder("no-index").withoutIndex());
        add(
                "lost-class.jar",
                "names the class 'made.Gone', which is not in the jar",
                new JarBuilder("lost-class").indexed("made.Gone"));
        ByteArrayOutputStream huge = new ByteArrayOutputStream();
        huge.writeBytes("Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 10_000; i++) {
            huge.writeBytes(("X-" + i + ": filler\n").getBytes(StandardCharsets.UTF_8));
        }
        add("huge-manifest.jar", "is larger than 64 KB", new JarBuilder("x").manifestBytes(huge.toByteArray()));
        add(
                "latin-manifest.jar",
                "its manifest is not UTF-8",
                new JarBuilder("x").manifestBytes("Plugin-Id: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)));
        add(
                "broken-manifest.jar",
                "its manifest cannot be read: ",
                new JarBuilder("x")
                        .manifestBytes("Manifest-Version: 1.0\nno colon here\n".getBytes(StandardCharsets.UTF_8)));
    }

    private void addRelations() {
        add("twin-b.jar", "another jar has the same Plugin-Id 'twin': twin-a.jar", new JarBuilder("twin"));
        add("lonely.jar", "it needs plugin 'absent'", saying("lonely", "Dependencies", "absent"));
        add(
                "picky.jar",
                "it needs plugin 'twin' in version '>=7.0.0', and 1.0.0 is there",
                saying("picky", "Dependencies", "twin@>=7.0.0"));
        add("round.jar", "a circle", saying("round", "Dependencies", "about"));
        add("about.jar", "a circle", saying("about", "Dependencies", "round"));
        add(
                "path-dependency.jar",
                "names '../x', which is no plugin's id",
                saying("path-dependency", "Dependencies", "../x"));
    }

    private void changeAfterwards() throws IOException {
        Path truncated = directory.resolve("truncated.jar");
        byte[] whole = Files.readAllBytes(truncated);
        Files.write(truncated, Arrays.copyOf(whole, whole.length / 2));
        Files.setPosixFilePermissions(directory.resolve("open.jar"), PosixFilePermissions.fromString("rw-rw-rw-"));
        // What packs refuses to write a name twice: it is changed afterwards, in both places.
        Path twice = directory.resolve("twice.jar");
        byte[] bytes = Files.readAllBytes(twice);
        for (int i = 0; i < bytes.length - 4; i++) {
            boolean local = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 3;
            boolean central = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1;
            int name = i + (local ? 30 : 46);
            if ((local || central) && name + 1 < bytes.length && bytes[name] == 'a' && bytes[name + 1] == 'b') {
                bytes[name + 1] = 'a';
            }
        }
        Files.write(twice, bytes);
    }

    private static JarBuilder with(String id, String entry, int size) {
        return new JarBuilder(id).entry(entry, new byte[size]);
    }

    private static JarBuilder saying(String id, String field, String value) {
        return new JarBuilder(id).manifest("Plugin-" + field, value);
    }

    private Path told(String file, String cause) {
        causes.put(file, cause);
        return directory.resolve(file);
    }
}
