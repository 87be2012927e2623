package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.drl.Nearest;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.WardenException;
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

    static final Set<String> FIELDS = Set.of("name", "message", "expect");
    static final Set<String> EXPECTED = Set.of("decision", "rule", "priority", "body_contains");
    static final Set<String> MESSAGE =
            Set.of("id", "sender", "recipient", "subject", "body", "thread_id", "sent_at", "priority", "labels");
    static final Set<String> DECISIONS = Set.of("reply", "escalate", "fyi", "ignore", "defer", "veto", "abstain");
    static final Set<String> PRIORITIES = Set.of("low", "normal", "high", "urgent");

    /** What the schema for editors says too; that the day is one of the calendar is left to {@link Instant#parse}. */
    static final String SENT_AT = "^[12][0-9]{3}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
            + "(\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-7]):[0-5][0-9])$";

    /**
     * A case from what YAML made of it, each value as it is written.
     *
     * @param file the file of the case
     * @param place what to call it where it has no name
     * @throws RuleError where it is none, with a message for its author
     */
    static RuleCase of(String file, String place, @Nullable Object entry) {
        Map<?, ?> fields = map(entry, place);
        requireKnown(FIELDS, fields);
        String name = text(fields, "name", place);
        Map<?, ?> message = map(fields.get("message"), "message");
        Map<?, ?> expect = map(fields.get("expect"), "expect");
        requireKnown(MESSAGE, message);
        requireKnown(EXPECTED, expect);
        if (expect.isEmpty()) {
            throw new RuleError("it expects nothing: give a decision or a rule");
        }
        Map<String, String> wanted = new TreeMap<>();
        for (Object field : expect.keySet()) {
            if (expect.get(field) == null) {
                throw new RuleError("'" + field + "' is empty: say what is expected, or leave it out");
            }
            wanted.put(String.valueOf(field), text(expect, String.valueOf(field), ""));
        }
        requireOneOf(DECISIONS, "decision", wanted.get("decision"));
        requireOneOf(PRIORITIES, "priority", wanted.get("priority"));
        return new RuleCase(file, name, message(message), wanted);
    }

    private static Message message(Map<?, ?> fields) {
        String id = text(fields, "id", "case");
        String priority = text(fields, "priority", "normal");
        requireOneOf(PRIORITIES, "priority", priority);
        try {
            return new Message(
                    new MessageId(id),
                    text(fields, "sender", "somebody"),
                    text(fields, "recipient", "ops-warden"),
                    text(fields, "subject", ""),
                    text(fields, "body", ""),
                    text(fields, "thread_id", id),
                    sentAt(text(fields, "sent_at", "2026-01-01T09:00:00Z")),
                    Priority.parse(priority).orElse(Priority.NORMAL),
                    labels(fields.get("labels")));
        } catch (WardenException e) {
            throw new RuleError("its message cannot be one: " + e.getMessage(), e);
        }
    }

    private static Instant sentAt(String text) {
        try {
            if (text.matches(SENT_AT)) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw noTime(text, e);
        }
        throw noTime(text, null);
    }

    private static RuleError noTime(String text, @Nullable Exception cause) {
        return new RuleError("sent_at " + Quoted.of(text) + " is no time: write 2026-01-01T09:00:00Z", cause);
    }

    private static List<String> labels(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> labels && labels.stream().allMatch(String.class::isInstance)) {
            return labels.stream().map(String::valueOf).toList();
        }
        throw new RuleError("'labels' is no list of texts: write [ops, billing]");
    }

    private static String text(Map<?, ?> fields, String name, String otherwise) {
        Object value = fields.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw new RuleError("'" + name + "' is no text: put it in quotes");
    }

    private static Map<?, ?> map(@Nullable Object value, String what) {
        return Optional.ofNullable(value)
                .filter(Map.class::isInstance)
                .<Map<?, ?>>map(found -> (Map<?, ?>) found)
                .orElseThrow(() -> new RuleError("'" + what + "' is missing, or has no fields"));
    }

    private static void requireOneOf(Set<String> known, String field, @Nullable String given) {
        if (given != null && !known.contains(given)) {
            throw new RuleError("unknown " + field + " " + Quoted.of(given) + Nearest.hint(given, known));
        }
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
