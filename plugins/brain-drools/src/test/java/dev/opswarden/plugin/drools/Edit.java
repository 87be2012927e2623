package dev.opswarden.plugin.drools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that befalls a rules directory, or the cache beside it.
 *
 * @param kind what happens
 * @param at to which of three files
 * @param with a number that the kind makes something of
 */
record Edit(Kind kind, int at, int with) {

    enum Kind {
        GOOD,
        NONSENSE,
        UNKNOWN_FIELD,
        REACHES_OUT,
        HALF_WRITTEN,
        EMPTIED,
        NO_TEXT,
        DELETED,
        RENAMED,
        COPIED,
        SET_ASIDE,
        LINKED,
        LINKED_TO_NOTHING,
        LINKED_TO_ITSELF,
        FOLDER,
        LIST_WRITTEN,
        LIST_BROKEN,
        LIST_DELETED,
        TEMPLATE_WRITTEN,
        TEMPLATE_BROKEN,
        TEMPLATE_DELETED,
        ALL_DELETED,
        CACHE_FLIPPED,
        CACHE_CUT_OFF,
        CACHE_MIXED_UP,
        CACHE_DELETED,
        CACHE_IS_A_FILE
    }

    static final List<String> FILES = List.of("a.drl", "b.drl", "c.drl");

    /** A rule that decides every message, another in each file and version; some need a list or a template. */
    static String good(String file, int version) {
        int salience = 10 * FILES.indexOf(file) + version;
        String name = file.charAt(0) + " " + version;
        String condition = version == 3 ? "Message( sender not memberOf Lists.of(\"vip\") )" : "Message()";
        String consequence = version == 4 ? "$t.replyFrom(\"hello\");" : "$t.fyi(\"" + name + "\");";
        return "package triage;\nimport dev.opswarden.rules.*;\n"
                + RulesInADirectory.rule(name, salience, condition, consequence) + "\n";
    }

    void apply(Path rules, Path cache) throws IOException {
        if (Files.isRegularFile(cache)) {
            Files.delete(cache);
        }
        Path file = rules.resolve(FILES.get(at));
        Path next = rules.resolve(FILES.get((at + 1) % FILES.size()));
        String good = good(FILES.get(at), with % 5);
        Path list = rules.resolve("lists/vip.txt");
        Path template = rules.resolve("templates/hello.mustache");
        switch (kind) {
            case GOOD -> write(file, good);
            case NONSENSE -> write(file, "nonsense " + with);
            case UNKNOWN_FIELD -> write(file, good.replace("Message(", "Message( sendr == \"x\","));
            case REACHES_OUT -> write(file, good.replace("then", "then System.exit(3);"));
            case HALF_WRITTEN -> write(file, good.substring(0, good.length() * (with % 8) / 8));
            case EMPTIED -> write(file, "");
            case NO_TEXT -> write(file, new byte[] {'r', 'u', 'l', 'e', ' ', (byte) 0xFF, (byte) 0xC0});
            case DELETED -> delete(file);
            case RENAMED -> move(file, next);
            case COPIED -> copy(file, next);
            case SET_ASIDE -> move(file, rules.resolve(FILES.get(at) + "~"));
            case LINKED -> link(file, write(rules.resolveSibling("elsewhere-" + at + "-" + with % 5), good));
            case LINKED_TO_NOTHING -> link(file, rules.resolve("nothing"));
            case LINKED_TO_ITSELF -> link(file, file);
            case FOLDER -> Files.createDirectories(delete(file).resolve("within.drl"));
            case LIST_WRITTEN -> write(list, "bob\n");
            case LIST_BROKEN -> write(list, new byte[] {(byte) 0xFF, 0});
            case LIST_DELETED -> delete(list);
            case TEMPLATE_WRITTEN -> write(template, "Hello {{message.sender}}");
            case TEMPLATE_BROKEN -> write(template, "Hello {{#message");
            case TEMPLATE_DELETED -> delete(template);
            case ALL_DELETED -> FILES.forEach(name -> delete(rules.resolve(name)));
            case CACHE_FLIPPED ->
                damage(cache, bytes -> {
                    bytes[with % bytes.length] ^= 1;
                    return bytes;
                });
            case CACHE_CUT_OFF -> damage(cache, bytes -> Arrays.copyOf(bytes, with % bytes.length));
            case CACHE_MIXED_UP -> mixUp(cache);
            case CACHE_DELETED -> delete(cache);
            case CACHE_IS_A_FILE -> write(delete(cache), "no folder");
        }
    }

    private static Path write(Path file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path write(Path file, byte[] bytes) throws IOException {
        if (Files.isSymbolicLink(file) || Files.isDirectory(file)) {
            delete(file);
        }
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static void link(Path file, Path target) throws IOException {
        Files.createSymbolicLink(delete(file), target);
    }

    private static void move(Path file, Path target) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file)) {
            Files.move(file, delete(target), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void copy(Path file, Path target) throws IOException {
        if (Files.isRegularFile(file)) {
            byte[] bytes = Files.readAllBytes(file);
            write(target, bytes);
        }
    }

    private static Path delete(Path path) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return path;
    }

    private interface Damage {
        byte[] to(byte[] bytes);
    }

    private static void damage(Path cache, Damage damage) throws IOException {
        for (Path file : cached(cache)) {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 0) {
                Files.write(file, damage.to(bytes));
            }
        }
    }

    /** Each cached file gets what another one held. */
    private static void mixUp(Path cache) throws IOException {
        List<Path> files = cached(cache);
        byte[] first = files.isEmpty() ? new byte[0] : Files.readAllBytes(files.get(0));
        for (int i = 0; i < files.size(); i++) {
            Files.write(files.get(i), i + 1 < files.size() ? Files.readAllBytes(files.get(i + 1)) : first);
        }
    }

    private static List<Path> cached(Path cache) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(cache)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(cache)) {
                entries.forEach(files::add);
            }
        }
        return files;
    }
}
