package dev.opswarden.engine.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.opswarden.engine.json.JsonException;
import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Rfc3339;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A draft as it stands in the state file: what is absent, empty or false is left out. */
final class DraftJson {

    private DraftJson() {}

    /**
     * A draft that was read.
     *
     * @param draft the draft
     * @param unknown the fields that this version does not know
     */
    record Stored(Draft draft, Map<String, @Nullable Object> unknown) {}

    static void write(JsonGenerator json, Draft draft, Map<String, @Nullable Object> unknown) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", draft.status().label());
        json.writeStringField("decision", draft.decision().label());
        json.writeStringField("to_agent", draft.toAgent());
        json.writeStringField("subject", draft.subject());
        json.writeStringField("body", draft.body());
        json.writeStringField("thread_id", draft.threadId());
        json.writeStringField("priority", draft.priority().label());
        if (draft.provisional()) {
            json.writeBooleanField("provisional", true);
        }
        if (draft.attempts() > 0) {
            json.writeNumberField("attempts", draft.attempts());
        }
        json.writeStringField("brain", draft.brain());
        if (draft.rule().isPresent()) {
            json.writeStringField("rule", draft.rule().get());
        }
        json.writeStringField("reason", draft.reason());
        json.writeStringField("created_at", Rfc3339.text(draft.createdAt()));
        writeTime(json, "closed_at", draft.closedAt());
        writeTime(json, "sent_at", draft.sentAt());
        json.writeStringField("tick_id", draft.tickId());
        json.writeStringField("key", draft.key());
        writeTexts(json, "labels", draft.labels());
        writeTexts(json, "warnings", draft.warnings());
        if (draft.model().isPresent()) {
            ModelJson.write(json, draft.model());
        }
        if (draft.messageMac().isPresent()) {
            json.writeStringField("message_mac", draft.messageMac().get());
        }
        HandlingJson.write(json, draft.handling());
        for (Map.Entry<String, @Nullable Object> field : unknown.entrySet()) {
            json.writeFieldName(field.getKey());
            JsonTree.write(json, field.getValue());
        }
        json.writeEndObject();
    }

    static Stored read(JsonParser json, MessageId id) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw JsonException.shape("a draft is no object", json);
        }
        DraftBuilder draft = new DraftBuilder().messageId(id);
        Map<String, @Nullable Object> unknown = Map.of();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (!readField(json, name, draft)) {
                unknown = unknown.isEmpty() ? new LinkedHashMap<>() : unknown;
                unknown.put(name, JsonTree.read(json));
            }
        }
        try {
            return new Stored(draft.build(), unknown);
        } catch (IllegalArgumentException e) {
            throw JsonException.shape("a draft is impossible: " + e.getMessage(), json);
        }
    }

    private static boolean readField(JsonParser json, String name, DraftBuilder draft) throws IOException {
        switch (name) {
            case "status" -> draft.status(known(DraftStatus.parse(text(json, name)), json, name));
            case "decision" -> draft.decision(known(Decision.parse(text(json, name)), json, name));
            case "to_agent" -> draft.toAgent(text(json, name));
            case "subject" -> draft.subject(text(json, name));
            case "body" -> draft.body(text(json, name));
            case "thread_id" -> draft.threadId(text(json, name));
            case "priority" -> draft.priority(known(Priority.parse(text(json, name)), json, name));
            case "provisional" -> draft.provisional(bool(json, name));
            case "attempts" -> draft.attempts(number(json, name));
            case "brain" -> draft.brain(text(json, name));
            case "rule" -> draft.rule(optionalText(json, name));
            case "reason" -> draft.reason(text(json, name));
            case "created_at" -> draft.createdAt(time(text(json, name), json, name));
            case "closed_at" -> draft.closedAt(optionalTime(json, name));
            case "sent_at" -> draft.sentAt(optionalTime(json, name));
            case "tick_id" -> draft.tickId(text(json, name));
            case "key" -> draft.key(text(json, name));
            case "labels" -> draft.labels(texts(json, name));
            case "warnings" -> draft.warnings(texts(json, name));
            case "model" -> draft.model(ModelJson.read(json));
            case "message_mac" -> draft.messageMac(optionalText(json, name));
            default -> {
                return HandlingJson.readField(json, name, draft);
            }
        }
        return true;
    }

    static String text(JsonParser json, String name) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw JsonException.shape("'" + name + "' is no text", json);
        }
        return json.getText();
    }

    static Instant time(String text, JsonParser json, String name) throws IOException {
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException e) {
            throw JsonException.shape("'" + name + "' is no time", json);
        }
    }

    static List<String> texts(JsonParser json, String name) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw JsonException.shape("'" + name + "' is no list", json);
        }
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(json, name));
        }
        return texts;
    }

    static Optional<String> optionalText(JsonParser json, String name) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(text(json, name));
    }

    private static Optional<Instant> optionalTime(JsonParser json, String name) throws IOException {
        Optional<String> text = optionalText(json, name);
        return text.isEmpty() ? Optional.empty() : Optional.of(time(text.get(), json, name));
    }

    static boolean bool(JsonParser json, String name) throws IOException {
        if (!json.currentToken().isBoolean()) {
            throw JsonException.shape("'" + name + "' is neither true nor false", json);
        }
        return json.getBooleanValue();
    }

    private static int number(JsonParser json, String name) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw JsonException.shape("'" + name + "' is no whole number", json);
        }
        return json.getIntValue();
    }

    private static <T> T known(Optional<T> value, JsonParser json, String name) throws IOException {
        if (value.isEmpty()) {
            throw JsonException.shape("'" + name + "' is none that there is", json);
        }
        return value.get();
    }

    private static void writeTime(JsonGenerator json, String name, Optional<Instant> time) throws IOException {
        if (time.isPresent()) {
            json.writeStringField(name, Rfc3339.text(time.get()));
        }
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }
}
