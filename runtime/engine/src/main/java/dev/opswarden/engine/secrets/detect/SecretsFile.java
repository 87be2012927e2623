package dev.opswarden.engine.secrets.detect;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code secrets.yaml}; every mistake is named by its line, and no object is made from a tag. */
final class SecretsFile {

    private static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST_PATTERN = 1_000;
    private static final int LONGEST_KIND = 40;
    private static final int MOST_ALIASES = 20;

    private final List<OperatorPattern> patterns = new ArrayList<>();
    private final Set<String> allowed = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private SecretsFile() {}

    /** What the file says, or what is wrong with it. */
    record Read(List<OperatorPattern> patterns, Set<String> allowed, List<String> problems) {}

    static Read read(Path file) {
        SecretsFile read = new SecretsFile();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                read.problems.add(OperatorSecrets.FILE + ":1: the file is larger than 256 KB");
            } else {
                read.document(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            }
        } catch (CharacterCodingException e) {
            read.problems.add(OperatorSecrets.FILE + ":1: the file is not UTF-8");
        } catch (IOException e) {
            read.problems.add(OperatorSecrets.FILE + ":1: the file cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
        return new Read(List.copyOf(read.patterns), Set.copyOf(read.allowed), List.copyOf(read.problems));
    }

    private void document(String text) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(OperatorSecrets.FILE)
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(MOST_ALIASES)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isPresent()) {
                root(root.get());
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(OperatorSecrets.FILE + ":" + line + ": " + e.getProblem());
        } catch (YamlEngineException | StackOverflowError e) {
            problems.add(OperatorSecrets.FILE + ":1: this is no YAML that can be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private void root(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            problem(root, "a mapping with 'patterns' and 'allow' is expected");
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            switch (scalar(entry.getKeyNode())) {
                case "patterns" -> items(entry.getValueNode()).forEach(this::pattern);
                case "allow" -> items(entry.getValueNode()).forEach(this::allow);
                default ->
                    problem(
                            entry.getKeyNode(),
                            "'" + scalar(entry.getKeyNode()) + "' is not known; 'patterns' and 'allow' are");
            }
        }
    }

    private void pattern(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "a pattern needs 'kind' and 'pattern'");
            return;
        }
        String kind = "";
        Pattern pattern = null;
        List<String> keywords = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            Node value = entry.getValueNode();
            switch (scalar(entry.getKeyNode())) {
                case "kind" -> kind = kind(value);
                case "pattern" -> pattern = compiled(value);
                case "keywords" -> items(value).forEach(word -> keywords.add(scalar(word)));
                default ->
                    problem(
                            entry.getKeyNode(),
                            "'" + scalar(entry.getKeyNode()) + "' is not known; 'kind', 'pattern' and 'keywords' are");
            }
        }
        if (pattern != null && !kind.isEmpty()) {
            patterns.add(new OperatorPattern(kind, pattern, List.copyOf(keywords)));
        } else if (problems.isEmpty()) {
            problem(node, "a pattern needs 'kind' and 'pattern'");
        }
    }

    private String kind(Node node) {
        String kind = scalar(node);
        if (kind.isEmpty() || kind.length() > LONGEST_KIND || !isKind(kind)) {
            problem(node, "kind '" + kind + "' is not lower-case words with hyphens, 40 characters at most");
            return "";
        }
        return kind;
    }

    private static boolean isKind(String kind) {
        return kind.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
                && !kind.startsWith("-")
                && !kind.endsWith("-");
    }

    private @Nullable Pattern compiled(Node node) {
        String expression = scalar(node);
        if (expression.length() > LONGEST_PATTERN) {
            problem(node, "the pattern is longer than 1,000 characters");
            return null;
        }
        try {
            Pattern pattern = Pattern.compile(expression);
            if (pattern.matcher("").find()) {
                problem(node, "the pattern matches an empty text, and so every text");
                return null;
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            problem(node, "the pattern is no regular expression of RE2: " + e.getDescription());
            return null;
        }
    }

    private void allow(Node node) {
        String fingerprint = scalar(node);
        String hex = fingerprint.startsWith("sha256:") ? fingerprint.substring(7) : fingerprint;
        if (!hex.matches("[0-9a-f]{32}")) {
            problem(node, "'allow' takes fingerprints, as 'secrets scan --fingerprints' prints them, and no values");
            return;
        }
        allowed.add(hex);
    }

    private List<Node> items(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, "a list is expected");
        return List.of();
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem(node, "a single value is expected");
        return "";
    }

    private void problem(Node node, String what) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        problems.add(OperatorSecrets.FILE + ":" + line + ": " + what);
    }
}
