package dev.opswarden.engine.plugin;

import static dev.opswarden.engine.plugin.PluginManifest.bad;

import dev.opswarden.engine.config.DeclaredSettings;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a jar that nobody vouches for: whether it is a jar, within limits, and packed as a plugin. No class of it is
 * loaded.
 */
final class JarCheck {

    static final String INDEX = "META-INF/extensions.idx";

    static final long MOST_BYTES = 256L << 20;
    private static final int MOST_ENTRIES = 65_535;
    private static final long MOST_UNPACKED = 1L << 30;
    private static final long UNSUSPICIOUS = 64L << 20;
    private static final int MOST_RATIO = 100;
    private static final int MOST_MANIFEST = 64 << 10;
    private static final int MOST_EXTENSIONS = 100;

    private final ZipFile zip;
    private final long size;
    private final Set<String> names = new HashSet<>();
    private final List<String> nativeCode = new ArrayList<>();

    private JarCheck(ZipFile zip, long size) {
        this.zip = zip;
        this.size = size;
    }

    /**
     * What a jar says of itself.
     *
     * @param manifest its manifest
     * @param extensions the classes that its index names
     * @param nativeCode the libraries in it that Java cannot keep an eye on
     * @param settings what it declares as its settings, as {@link DeclaredSettings} reads it; mostly nothing
     */
    record Content(PluginManifest manifest, List<String> extensions, List<String> nativeCode, String settings) {}

    /**
     * Looks into a jar, without unpacking it.
     *
     * @param jar a regular file
     * @param thorough whether every entry is unpacked, and held against its size and checksum
     * @throws WardenException of kind {@link ErrorKind#NOT_LOADED} with what is wrong
     */
    static Content of(Path jar, boolean thorough) {
        long size = jar.toFile().length();
        if (size > MOST_BYTES) {
            throw bad("it is larger than " + (MOST_BYTES >> 20) + " MB");
        }
        try (ZipFile zip = new ZipFile(jar.toFile(), StandardCharsets.UTF_8)) {
            return new JarCheck(zip, size).content(thorough);
        } catch (IOException | IllegalArgumentException e) {
            throw bad("it is not a readable jar: " + e.getMessage());
        }
    }

    private Content content(boolean thorough) throws IOException {
        entries(thorough);
        byte[] manifest = bytes(PluginManifest.ENTRY);
        if (manifest == null) {
            throw bad("it has no manifest");
        }
        PluginManifest said = PluginManifest.parse(manifest);
        byte[] index = bytes(INDEX);
        if (index == null) {
            throw bad("it has no index of extensions (" + INDEX + "); compile it with PF4J's annotation processor");
        }
        return new Content(
                said,
                extensions(new String(index, StandardCharsets.UTF_8)),
                List.copyOf(nativeCode),
                settings(said.id()));
    }

    private String settings(String id) throws IOException {
        byte[] declared = bytes(DeclaredSettings.ENTRY);
        return declared == null
                ? ""
                : DeclaredSettings.parse(id, new String(declared, StandardCharsets.UTF_8))
                        .text();
    }

    private void entries(boolean thorough) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw bad("it has " + zip.size() + " entries; a plugin has " + MOST_ENTRIES + " at most");
        }
        long unpacked = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            EntryName.check(name);
            if (!names.add(name)) {
                throw bad("it has two entries '" + name + "', and which of them counts is anybody's guess");
            }
            if (name.startsWith("dev/opswarden/spi/") || name.startsWith("org/pf4j/")) {
                throw bad("it bundles '" + name + "', which comes from the host; declare warden-spi as provided");
            }
            if (EntryName.isNative(name)) {
                nativeCode.add(name);
            }
            unpacked += Math.max(0, entry.getSize());
            if (unpacked > MOST_UNPACKED || (unpacked > UNSUSPICIOUS && unpacked / MOST_RATIO > size)) {
                throw bad("it would unpack to more than " + (unpacked >> 20) + " MB from " + size
                        + " bytes, as no plugin does");
            }
            if (thorough) {
                unpack(entry);
            }
        }
    }

    /** Sizes and checksums in the directory of a jar are only what somebody wrote there. */
    private void unpack(ZipEntry entry) throws IOException {
        CRC32 sum = new CRC32();
        long length = 0;
        byte[] buffer = new byte[16 << 10];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0 && length <= entry.getSize(); read = in.read(buffer)) {
                sum.update(buffer, 0, read);
                length += read;
            }
        }
        if (length != entry.getSize() || sum.getValue() != entry.getCrc()) {
            throw bad("its entry '" + entry.getName() + "' is damaged: size or checksum is not what the jar says");
        }
    }

    private List<String> extensions(String index) {
        // PF4J's processor may write a name twice.
        Set<String> extensions = new LinkedHashSet<>();
        for (String line : index.split("\n")) {
            int comment = line.indexOf('#');
            String name = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (name.isEmpty()) {
                continue;
            }
            if (!names.contains(name.replace('.', '/') + ".class")) {
                throw bad("its index of extensions names the class '" + name + "', which is not in the jar");
            }
            extensions.add(name);
        }
        if (extensions.size() > MOST_EXTENSIONS) {
            throw bad("its index names more than " + MOST_EXTENSIONS + " extensions");
        }
        return List.copyOf(extensions);
    }

    private byte @Nullable [] bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_MANIFEST + 1);
            if (bytes.length > MOST_MANIFEST) {
                throw bad("its " + name + " is larger than " + (MOST_MANIFEST >> 10) + " KB");
            }
            return bytes;
        }
    }
}
