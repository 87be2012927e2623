package dev.opswarden.engine.secrets.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code kinds.txt}: words on lines, because every process that redacts anything reads it anew. */
final class KindsFile {

    private static final String RESOURCE = "kinds.txt";

    private static final String KIND = "kind ";

    private final String text = resource();

    /** A template of a text that holds a secret, or of one that does not. */
    record Example(String kind, String template, boolean secret) {}

    /** The kinds that come with the program. What is known of them is read when it is asked for. */
    static KindsFile builtIn() {
        return new KindsFile();
    }

    /** Puts the keywords of every kind that has some into an index. */
    void addTo(KeywordIndex index) {
        int kind = 0;
        for (int from = 0; from < text.length(); from = next(from)) {
            if (text.charAt(from) != 'k') {
                continue;
            }
            if (text.charAt(from + 1) == 'i') {
                kind = from;
            } else {
                index.add(text.substring(from + "key ".length(), end(from)), ' ', new TokenKind(text, kind));
            }
        }
    }

    List<NamedKind> named() {
        List<NamedKind> named = new ArrayList<>(100);
        String kind = "";
        String words = "";
        for (int from = 0; from < text.length(); from = next(from)) {
            if (text.startsWith(KIND, from)) {
                kind = rest(from);
            } else if (text.startsWith("named ", from)) {
                words = rest(from);
            } else if (text.startsWith("value ", from)) {
                named.add(new NamedKind(kind, words, rest(from)));
            }
        }
        return named;
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(512);
        for (int from = 0; from < text.length(); from = next(from)) {
            if (text.startsWith(KIND, from)) {
                names.add(rest(from));
            }
        }
        return names;
    }

    /** What only tests and the documentation want. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        String kind = "";
        for (int from = 0; from < text.length(); from = next(from)) {
            boolean yes = text.startsWith("yes ", from);
            if (text.startsWith(KIND, from)) {
                kind = rest(from);
            } else if (yes || text.startsWith("no ", from)) {
                examples.add(new Example(kind, rest(from), yes));
            }
        }
        return examples;
    }

    private String rest(int from) {
        return text.substring(text.indexOf(' ', from) + 1, end(from));
    }

    private int end(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int next(int from) {
        return end(from) + 1;
    }

    private static String resource() {
        try (InputStream in = KindsFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing beside its class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " cannot be read", e);
        }
    }
}
