package dev.opswarden.plugin.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a message as the hub wrote them, before anything is checked. */
final class MessageFields {

    private static final Set<String> TEXTS = Set.of(
            "id",
            "from_agent",
            "to_agent",
            "subject",
            "body",
            "thread_id",
            "created_at",
            "read_at",
            "in_reply_to",
            "priority");

    private static final int MAX_LABELS = 32;

    /** Far more than a label has: the host cuts it, once it knows that no secret is cut in two. */
    private static final int MAX_LABEL_LENGTH = 1_000;

    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> otherwise = new HashSet<>();
    private final List<String> labels = new ArrayList<>();

    private MessageFields() {}

    /** Reads an object whose opening brace has just been read; unknown fields are skipped. */
    static MessageFields read(JsonParser parser) throws IOException {
        MessageFields fields = new MessageFields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (TEXTS.contains(name)) {
                fields.take(name, value, parser);
            } else if (name.equals("labels") && value == JsonToken.START_ARRAY) {
                fields.takeLabels(parser);
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    /** A text, or null if the field is missing, null or no text. */
    @Nullable String text(String name) {
        return texts.get(name);
    }

    /** Whether the field is there, and neither a text nor null. */
    boolean isOfAnotherType(String name) {
        return otherwise.contains(name);
    }

    List<String> labels() {
        return labels;
    }

    private void take(String name, JsonToken value, JsonParser parser) throws IOException {
        // Of a name that comes twice the last one counts, as with every JSON reader in use.
        texts.remove(name);
        otherwise.remove(name);
        if (value == JsonToken.VALUE_STRING) {
            texts.put(name, parser.getText());
        } else if (value != JsonToken.VALUE_NULL) {
            otherwise.add(name);
            parser.skipChildren();
        }
    }

    private void takeLabels(JsonParser parser) throws IOException {
        labels.clear();
        for (JsonToken next = parser.nextToken();
                next != null && next != JsonToken.END_ARRAY;
                next = parser.nextToken()) {
            if (next == JsonToken.VALUE_STRING && labels.size() < MAX_LABELS) {
                labels.add(bounded(WellFormed.of(parser.getText())));
            } else {
                parser.skipChildren();
            }
        }
    }

    private static String bounded(String label) {
        return label.codePointCount(0, label.length()) <= MAX_LABEL_LENGTH
                ? label
                : label.substring(0, label.offsetByCodePoints(0, MAX_LABEL_LENGTH));
    }
}
