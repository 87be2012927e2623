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

    private Vocabulary() {}

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
