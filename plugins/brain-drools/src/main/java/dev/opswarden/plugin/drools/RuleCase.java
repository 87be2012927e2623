package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.drl.Nearest;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One case of {@code tests/}: a message, and what the rules are expected to make of it.
 *
 * @param file the file of the case
 * @param name what it is called
 * @param message the message
 * @param expect what is expected, field by field
 */
record RuleCase(String file, String name, Message message, Map<String, String> expect) {

    private static final Set<String> FIELDS = Set.of("name", "message", "expect");
    private static final Set<String> EXPECTED = Set.of("decision", "rule", "priority", "body_contains");
    private static final Set<String> MESSAGE =
            Set.of("id", "sender", "recipient", "subject", "body", "thread_id", "sent_at", "priority", "labels");
    private static final Set<String> DECISIONS =
            Set.of("reply", "escalate", "fyi", "ignore", "defer", "veto", "abstain");

    /**
     * A case from what YAML made of it.
     *
     * @param file the file of the case
     * @param place what to call it where it has no name
     * @throws RuleError where it is none, with a message for its author
     */
    static RuleCase of(String file, String place, @Nullable Object entry) {
        Map<?, ?> fields = map(entry, place);
        Object given = fields.get("name");
        String name = given == null ? place : given.toString();
        requireKnown(FIELDS, fields);
        Map<?, ?> message = map(fields.get("message"), "message");
        Map<?, ?> expect = map(fields.get("expect"), "expect");
        requireKnown(MESSAGE, message);
        requireKnown(EXPECTED, expect);
        if (expect.isEmpty()) {
            throw new RuleError("it expects nothing: give a decision or a rule");
        }
        Map<String, String> wanted = new TreeMap<>();
        expect.forEach((field, value) -> wanted.put(String.valueOf(field), String.valueOf(value)));
        String decision = wanted.get("decision");
        if (decision != null && !DECISIONS.contains(decision)) {
            throw new RuleError("unknown decision '" + decision + "'" + Nearest.hint(decision, DECISIONS));
        }
        return new RuleCase(file, name, message(message), wanted);
    }

    private static Message message(Map<?, ?> fields) {
        String id = text(fields, "id", "case");
        String sentAt = text(fields, "sent_at", "2026-01-01T09:00:00Z");
        String priority = text(fields, "priority", "normal");
        try {
            return new Message(
                    new MessageId(id),
                    text(fields, "sender", "somebody"),
                    text(fields, "recipient", "ops-warden"),
                    text(fields, "subject", ""),
                    text(fields, "body", ""),
                    text(fields, "thread_id", id),
                    Instant.parse(sentAt),
                    Priority.parse(priority)
                            .orElseThrow(() -> new RuleError(
                                    "priority '" + priority + "' is none of 'low', 'normal', 'high' and 'urgent'")),
                    fields.get("labels") instanceof List<?> labels
                            ? labels.stream().map(String::valueOf).toList()
                            : List.of());
        } catch (DateTimeException e) {
            throw new RuleError("sent_at '" + sentAt + "' is no time: write 2026-01-01T09:00:00Z", e);
        } catch (IllegalArgumentException e) {
            throw new RuleError("its message cannot be one: " + e.getMessage(), e);
        }
    }

    private static String text(Map<?, ?> fields, String name, String otherwise) {
        Object value = fields.get(name);
        return value == null ? otherwise : value.toString();
    }

    private static Map<?, ?> map(@Nullable Object value, String what) {
        return Optional.ofNullable(value)
                .filter(Map.class::isInstance)
                .<Map<?, ?>>map(found -> (Map<?, ?>) found)
                .orElseThrow(() -> new RuleError("'" + what + "' is missing, or has no fields"));
    }

    private static void requireKnown(Collection<String> known, Map<?, ?> given) {
        for (Object field : given.keySet()) {
            String name = String.valueOf(field);
            if (!known.contains(name)) {
                throw new RuleError("unknown field '" + name + "'" + Nearest.hint(name, known));
            }
        }
    }
}
