package dev.opswarden.dist;

import dev.opswarden.dist.Canaries.Canary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks for the signs of secrets in everything that came out: as they are, and in the forms that text takes on its way. */
final class CanarySearch {

    /** A sign, and each form of it, is longer. */
    private static final int HEAD = 7;

    private final Map<String, String> places = new TreeMap<>();

    /** What was seen at a place; of what is packed also what is in it. */
    void add(String place, byte[] bytes) throws IOException {
        places.merge(place, new String(bytes, StandardCharsets.ISO_8859_1), String::concat);
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    add(place + "!" + entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    void add(String place, String text) throws IOException {
        add(place, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every file below a directory, with its name. */
    void addFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    add(file.toString(), in.readAllBytes());
                }
                add("the names of files", file + "\n");
            }
        }
    }

    /** All that was seen, byte for byte, by the names of the places. */
    Map<String, byte[]> seen() {
        Map<String, byte[]> seen = new TreeMap<>();
        places.forEach((place, text) -> seen.put(place, text.getBytes(StandardCharsets.ISO_8859_1)));
        return seen;
    }

    /** All that was seen, for what has to be in it. */
    String at(String place) {
        return places.getOrDefault(place, "");
    }

    /** Which secrets came out where; none, if all is well. */
    Map<String, String> leaks(List<Canary> canaries) {
        Map<String, Map<String, Canary>> byHead = new HashMap<>();
        for (Canary canary : canaries) {
            for (String form : forms(canary.sign())) {
                byHead.computeIfAbsent(form.substring(0, HEAD), head -> new HashMap<>())
                        .put(form, canary);
            }
        }
        Map<String, String> leaks = new TreeMap<>();
        places.forEach((place, text) -> {
            for (int i = 0; i + HEAD <= text.length(); i++) {
                for (Map.Entry<String, Canary> each : byHead.getOrDefault(text.substring(i, i + HEAD), Map.of())
                        .entrySet()) {
                    if (text.startsWith(each.getKey(), i)) {
                        String around = text.substring(Math.max(0, i - 80), Math.min(text.length(), i + 80));
                        leaks.put(each.getValue().name() + ", in " + place, around);
                    }
                }
            }
        });
        return leaks;
    }

    /** As it is, in a URL, with the slashes of careful JSON, in base64 wherever it begins, in digits, backwards. */
    private static List<String> forms(String sign) {
        return Stream.of(
                        sign,
                        sign.replace("/", "%2F"),
                        sign.replace("/", "\\/"),
                        base64("" + sign, 0, 1),
                        base64("xx" + sign, 3, 1),
                        base64("x" + sign, 2, 1),
                        digits(sign),
                        new StringBuilder(sign).reverse().toString())
                .distinct()
                .toList();
    }

    /** Without the first and last characters, which depend on what stands beside it. */
    private static String base64(String text, int from, int back) {
        String all = Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
        return all.substring(from, all.length() - back);
    }

    private static String digits(String sign) {
        StringBuilder digits = new StringBuilder();
        sign.chars().forEach(c -> digits.append(String.format("%02x", c)));
        return digits.toString();
    }
}
