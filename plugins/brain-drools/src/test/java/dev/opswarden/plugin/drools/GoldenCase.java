package dev.opswarden.plugin.drools;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One case of {@code rules/tests}: a message, and what the rules are expected to make of it. */
record GoldenCase(String name, Message message, Map<String, String> expect) {

    private static final Set<String> FIELDS = Set.of("name", "message", "expect");
    private static final Set<String> EXPECTED = Set.of("decision", "rule", "priority", "body_contains");
    private static final Set<String> MESSAGE =
            Set.of("id", "sender", "recipient", "subject", "body", "thread_id", "sent_at", "priority", "labels");

    /** Every case of a rules directory. */
    static List<GoldenCase> in(Path rules) {
        List<GoldenCase> cases = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(rules.resolve("tests"), "*.yaml")) {
            for (Path file : files) {
                Object document = new Load(
                                LoadSettings.builder().setLabel(file.toString()).build())
                        .loadFromString(Files.readString(file));
                for (Object entry : (List<?>) document) {
                    cases.add(of(file, (Map<?, ?>) entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static GoldenCase of(Path file, Map<?, ?> entry) {
        Map<?, ?> message = (Map<?, ?>) entry.get("message");
        Map<?, ?> expect = (Map<?, ?>) entry.get("expect");
        String name = file.getFileName() + ": " + entry.get("name");
        requireKnown(name, FIELDS, entry);
        requireKnown(name, MESSAGE, message);
        requireKnown(name, EXPECTED, expect);
        Map<String, String> wanted = new HashMap<>();
        expect.forEach((field, value) -> wanted.put(String.valueOf(field), String.valueOf(value)));
        return new GoldenCase(name, message(message), wanted);
    }

    private static void requireKnown(String name, Set<String> known, Map<?, ?> given) {
        for (Object field : given.keySet()) {
            if (!known.contains(String.valueOf(field))) {
                throw new IllegalArgumentException(name + ": unknown field '" + field + "'");
            }
        }
    }

    private static Message message(Map<?, ?> fields) {
        String id = text(fields, "id", "case");
        return new Message(
                new MessageId(id),
                text(fields, "sender", "somebody"),
                text(fields, "recipient", "ops-warden"),
                text(fields, "subject", ""),
                text(fields, "body", ""),
                text(fields, "thread_id", id),
                Instant.parse(text(fields, "sent_at", "2026-11-20T09:00:00Z")),
                Priority.parse(text(fields, "priority", "normal")).orElseThrow(),
                fields.get("labels") instanceof List<?> labels
                        ? labels.stream().map(String::valueOf).toList()
                        : List.of());
    }

    private static String text(Map<?, ?> fields, String name, String otherwise) {
        Object value = fields.get(name);
        return value == null ? otherwise : value.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
