package dev.opswarden.engine.secrets.detect;

import static java.util.Objects.requireNonNull;

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

    private final List<TokenKind> tokens = new ArrayList<>(300);
    private final List<NamedKind> named = new ArrayList<>(100);
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Example> examples = new ArrayList<>();
    private final boolean withExamples;
    private TokenKind.@Nullable Description token;
    private @Nullable String words;

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
        return this;
    }

    /** The first two letters tell the words apart. */
    private void line(String text, int from, int end) {
        if (end - from < 3 || text.charAt(from) == '#') {
            return;
        }
        int blank = text.indexOf(' ', from);
        String rest = blank < 0 || blank > end ? "" : text.substring(blank + 1, end);
        switch (text.charAt(from)) {
            case 'k' -> kindOrKey(text, from, rest);
            case 'h' -> described().head = rest;
            case 't' -> described().tail = rest;
            case 'm' -> described().match = rest;
            case 's' -> described().strict = true;
            case 'b' -> described().bounded = true;
            case 'e' -> described().entropy = Double.parseDouble(rest);
            case 'n' -> namedOrNo(text, from, rest);
            case 'v' -> named.add(new NamedKind(described().name, requireNonNull(words), rest));
            case 'y' -> example(rest, true);
            default -> throw new IllegalStateException(RESOURCE + ": '" + text.substring(from, end) + "'");
        }
    }

    private void kindOrKey(String text, int from, String rest) {
        if (text.charAt(from + 1) == 'i') {
            names.add(rest);
            token = new TokenKind.Description(rest);
            words = null;
        } else {
            described().keys = rest;
            tokens.add(new TokenKind(described()));
        }
    }

    private void namedOrNo(String text, int from, String rest) {
        if (text.charAt(from + 1) == 'a') {
            words = rest;
        } else {
            example(rest, false);
        }
    }

    private void example(String template, boolean secret) {
        if (withExamples) {
            examples.add(new Example(described().name, template, secret));
        }
    }

    private TokenKind.Description described() {
        return requireNonNull(token, "a line before the first kind");
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
