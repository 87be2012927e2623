package dev.opswarden.plugin.llm;

import dev.opswarden.spi.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The operator's {@code lists/NAME.txt}, for what they say of a message: which of them hold its sender or one of its
 * labels. No entry goes to the model, only the names of those lists.
 */
final class OperatorLists {

    private static final int MAX_FILES = 100;
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\.txt");

    private final Map<String, Set<String>> lists;

    private OperatorLists(Map<String, Set<String>> lists) {
        this.lists = lists;
    }

    /** Reads them; what cannot be read, or is too large, is passed over: the rules complain about it. */
    static OperatorLists in(Path rulesDirectory) {
        Map<String, Set<String>> lists = new TreeMap<>();
        Path directory = rulesDirectory.resolve("lists");
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    if (NAME.matcher(name).matches() && lists.size() < MAX_FILES) {
                        lists.put(name.substring(0, name.length() - ".txt".length()), entries(file));
                    }
                }
            } catch (IOException e) {
                return new OperatorLists(Map.of());
            }
        }
        return new OperatorLists(lists);
    }

    /** What they say of a message, a phrase each; nothing of the message's own is in it. */
    List<String> about(Message message) {
        List<String> known = new ArrayList<>();
        lists.forEach((name, entries) -> {
            if (holds(entries, message.sender())) {
                known.add("its sender is on the list '" + name + "'");
            }
            if (message.labels().stream().anyMatch(label -> holds(entries, label))) {
                known.add("a label of it is on the list '" + name + "'");
            }
        });
        return known;
    }

    /** As the rules compare: without regard to case, and of {@code Name <address>} the address too. */
    private static boolean holds(Set<String> entries, String text) {
        String plain = plain(text);
        int open = plain.lastIndexOf('<');
        return entries.contains(plain)
                || (open >= 0
                        && plain.endsWith(">")
                        && entries.contains(
                                plain.substring(open + 1, plain.length() - 1).strip()));
    }

    private static Set<String> entries(Path file) {
        Set<String> entries = new LinkedHashSet<>();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length <= MAX_BYTES) {
                new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
                    String entry = plain(withoutComment(line));
                    if (!entry.isEmpty()) {
                        entries.add(entry);
                    }
                });
            }
        } catch (IOException e) {
            return Set.of();
        }
        return entries;
    }

    private static String withoutComment(String line) {
        for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
            if (at == 0 || Character.isWhitespace(line.charAt(at - 1))) {
                return line.substring(0, at);
            }
        }
        return line;
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
