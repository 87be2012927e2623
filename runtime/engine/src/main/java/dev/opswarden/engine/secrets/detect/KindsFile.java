package dev.opswarden.engine.secrets.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code kinds.txt}: words on lines, because every process that redacts anything reads it anew. */
final class KindsFile {

    private static final String RESOURCE = "kinds.txt";
    private static final double LEAST_ENTROPY = 2.5;

    private final List<TokenKind> tokens = new ArrayList<>();
    private final List<NamedKind> named = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Example> examples = new ArrayList<>();
    private final boolean withExamples;
    private @Nullable String name;
    private @Nullable String keys;
    private @Nullable String head;
    private @Nullable String tail;
    private @Nullable String match;
    private @Nullable String words;
    private @Nullable String value;
    private double entropy = LEAST_ENTROPY;
    private boolean strict;

    /** A template of a text that holds a secret, or of one that does not. */
    record Example(String kind, String template, boolean secret) {}

    private KindsFile(boolean withExamples) {
        this.withExamples = withExamples;
    }

    /** The kinds that come with the program. */
    static KindsFile builtIn() {
        return new KindsFile(false).read(resource());
    }

    /** The same with their examples, which only tests and the documentation want. */
    static KindsFile withExamples() {
        return new KindsFile(true).read(resource());
    }

    List<TokenKind> tokens() {
        return tokens;
    }

    List<NamedKind> named() {
        return named;
    }

    Set<String> names() {
        return names;
    }

    List<Example> examples() {
        return examples;
    }

    private KindsFile read(String text) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            line(text, from, end);
            from = end + 1;
        }
        add();
        return this;
    }

    private void line(String text, int from, int end) {
        int blank = text.indexOf(' ', from);
        String word = text.substring(from, blank < 0 || blank > end ? end : blank);
        switch (word) {
            case "kind" -> {
                add();
                name = text.substring(blank + 1, end);
            }
            case "key" -> keys = text.substring(blank + 1, end);
            case "head" -> head = text.substring(blank + 1, end);
            case "tail" -> tail = text.substring(blank + 1, end);
            case "match" -> match = text.substring(blank + 1, end);
            case "named" -> words = text.substring(blank + 1, end);
            case "value" -> value = text.substring(blank + 1, end);
            case "entropy" -> entropy = Double.parseDouble(text.substring(blank + 1, end));
            case "strict" -> strict = true;
            case "yes", "no" -> {
                if (withExamples) {
                    examples.add(new Example(String.valueOf(name), text.substring(blank + 1, end), word.equals("yes")));
                }
            }
            default -> {
                if (!word.isEmpty() && word.charAt(0) != '#') {
                    throw new IllegalStateException(RESOURCE + ": '" + word + "' is no word of this file");
                }
            }
        }
    }

    private void add() {
        if (name != null) {
            names.add(name);
            if (keys != null) {
                tokens.add(new TokenKind(name, List.of(keys.split(" ")), run(head), run(tail), match, entropy, strict));
            } else if (words != null && value != null) {
                named.add(new NamedKind(name, Set.of(words.split(" ")), CharRun.parse(value)));
            } else {
                throw new IllegalStateException(RESOURCE + ": kind " + name + " has neither a key nor a name");
            }
        }
        name = null;
        keys = null;
        head = null;
        tail = null;
        match = null;
        words = null;
        value = null;
        entropy = LEAST_ENTROPY;
        strict = false;
    }

    private static @Nullable CharRun run(@Nullable String spec) {
        return spec == null ? null : CharRun.parse(spec);
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
