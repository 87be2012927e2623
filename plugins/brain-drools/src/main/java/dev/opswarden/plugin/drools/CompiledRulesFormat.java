package dev.opswarden.plugin.drools;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Compiled rules as one file: a jar, and after its end the SHA-256 of its key and of all that goes before. A file under
 * another one's name is as damaged as one that was cut off.
 */
final class CompiledRulesFormat {

    private static final String MODELS = "META-INF/warden/models";
    private static final String PROBLEMS = "META-INF/warden/problems";
    private static final String PLACES = "META-INF/warden/places";
    private static final String CLASS = ".class";
    private static final int DIGEST_BYTES = 32;

    private CompiledRulesFormat() {}

    static byte[] write(String key, CompiledRules rules) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            entry(jar, MODELS, lines(rules.models()));
            entry(jar, PROBLEMS, lines(rules.problems()));
            entry(
                    jar,
                    PLACES,
                    lines(rules.places().stream().map(RulePlace::text).toList()));
            for (var generated : new TreeMap<>(rules.classes()).entrySet()) {
                entry(jar, generated.getKey().replace('.', '/') + CLASS, generated.getValue());
            }
        }
        bytes.write(digest(key, bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is damaged
     */
    static CompiledRules read(String key, byte[] bytes) throws IOException {
        int end = bytes.length - DIGEST_BYTES;
        if (end < 0 || !MessageDigest.isEqual(digest(key, bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new IOException("its digest does not fit");
        }
        Map<String, byte[]> classes = new HashMap<>();
        Map<String, List<String>> notes = new HashMap<>();
        try (ZipInputStream jar = new ZipInputStream(new ByteArrayInputStream(bytes, 0, end))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(CLASS)) {
                    String plain = name.substring(0, name.length() - CLASS.length());
                    classes.put(plain.replace('/', '.'), jar.readAllBytes());
                } else {
                    notes.put(name, lines(jar.readAllBytes()));
                }
            }
        }
        return new CompiledRules(note(notes, MODELS), classes, places(note(notes, PLACES)), note(notes, PROBLEMS));
    }

    private static byte[] digest(String key, byte[] bytes, int end) {
        MessageDigest digest = RuleKey.sha256();
        digest.update(key.getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes, 0, end);
        return digest.digest();
    }

    private static void entry(ZipOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static byte[] lines(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(byte[] content) {
        return new ArrayList<>(
                new String(content, StandardCharsets.UTF_8).lines().toList());
    }

    private static List<String> note(Map<String, List<String>> notes, String name) throws IOException {
        List<String> note = notes.get(name);
        if (note == null) {
            throw new IOException(name + " is missing");
        }
        return note;
    }

    private static List<RulePlace> places(List<String> note) throws IOException {
        try {
            return note.stream().map(RulePlace::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new IOException("the places of the rules are unreadable", e);
        }
    }
}
