package dev.opswarden.plugin.drools.drl;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The words of {@code dev.opswarden.rules}, with their types as far as a comparison depends on them. */
public final class Vocabulary {

    /** What a field holds. */
    public enum FieldType {
        TEXT,
        TRUTH,
        TIME,
        LIST
    }

    private static final Map<String, Map<String, FieldType>> FIELDS = Map.of(
            "Message",
                    Map.of(
                            "id", FieldType.TEXT,
                            "sender", FieldType.TEXT,
                            "recipient", FieldType.TEXT,
                            "subject", FieldType.TEXT,
                            "body", FieldType.TEXT,
                            "text", FieldType.TEXT,
                            "threadId", FieldType.TEXT,
                            "sentAt", FieldType.TIME,
                            "priority", FieldType.TEXT,
                            "labels", FieldType.LIST),
            "Triage", Map.of("undecided", FieldType.TRUTH, "decision", FieldType.TEXT));

    /** Fields that hold one of a few words. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "priority", Set.of("low", "normal", "high", "urgent"),
            "decision", Set.of("", "reply", "escalate", "fyi", "ignore", "defer", "veto"));

    /** What the hub, a mail or a habit calls a field of the message. */
    private static final Map<String, String> ALSO_KNOWN_AS = Map.ofEntries(
            Map.entry("from", "sender"),
            Map.entry("from_agent", "sender"),
            Map.entry("to", "recipient"),
            Map.entry("to_agent", "recipient"),
            Map.entry("title", "subject"),
            Map.entry("content", "body"),
            Map.entry("message", "text"),
            Map.entry("thread", "threadId"),
            Map.entry("thread_id", "threadId"),
            Map.entry("created_at", "sentAt"),
            Map.entry("date", "sentAt"),
            Map.entry("label", "labels"));

    private Vocabulary() {}

    /** {@code unknown field 'sendr' of Message (did you mean 'sender'?)}. */
    static String unknownField(String name, String fact) {
        Set<String> known = fieldsOf(fact).keySet();
        String meant = ALSO_KNOWN_AS.getOrDefault(name, "");
        return "unknown field '" + name + "' of " + fact
                + (known.contains(meant) ? " (did you mean '" + meant + "'?)" : Nearest.hint(name, known));
    }

    /** The fields of a fact, by name; none where it is no fact of ours. */
    public static Map<String, FieldType> fieldsOf(String fact) {
        return FIELDS.getOrDefault(fact, Map.of());
    }

    /** The names of the facts. */
    public static Set<String> facts() {
        return new TreeSet<>(FIELDS.keySet());
    }

    /** What a field can say; nothing where it can say anything. */
    public static Set<String> wordsOf(String field) {
        return WORDS.getOrDefault(field, Set.of());
    }
}
