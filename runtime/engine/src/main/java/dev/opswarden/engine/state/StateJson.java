package dev.opswarden.engine.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.opswarden.engine.json.JsonException;
import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Rfc3339;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document {@code worker-drafts.json}, schema 1, as a stream: ten thousand drafts are no tree in between. */
final class StateJson {

    /** The schema that this version reads and writes. */
    static final int SCHEMA = 1;

    private final List<FiledDraft> finished;
    private final Map<MessageId, KeptDraft> drafts = new LinkedHashMap<>();
    private final Map<MessageId, Map<String, @Nullable Object>> unknownOfDrafts = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> unknown = new LinkedHashMap<>();
    private final List<OwedNote> owed = new ArrayList<>();
    private List<String> undigested = List.of();
    private int schema;

    private StateJson(List<FiledDraft> finished) {
        this.finished = finished;
    }

    static void write(JsonGenerator json, WorkerState state) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", SCHEMA);
        json.writeObjectFieldStart("drafts");
        for (KeptDraft draft : state.kept()) {
            json.writeFieldName(draft.id().value());
            draft.writeTo(json, state.unknown().of(draft.id()));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("owed");
        for (OwedNote note : state.owed()) {
            json.writeObjectFieldStart(note.key());
            json.writeStringField("summary", note.summary());
            json.writeStringField("detail", note.detail());
            json.writeStringField("since", Rfc3339.text(note.since()));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("undigested");
        for (String tickId : state.undigested()) {
            json.writeString(tickId);
        }
        json.writeEndArray();
        for (Map.Entry<String, @Nullable Object> field :
                state.unknown().document().entrySet()) {
            json.writeFieldName(field.getKey());
            JsonTree.write(json, field.getValue());
        }
        json.writeEndObject();
    }

    /** Reads the document; a newer schema is a {@link NewerSchemaException}, whatever else is in it. */
    static WorkerState read(JsonParser json) throws IOException {
        return readRest(json, List.of());
    }

    /** Reads the document without drafts that were taken out of it; see {@link SplitDocument}. */
    static WorkerState readRest(JsonParser json, List<FiledDraft> finished) throws IOException {
        return new StateJson(finished).document(json);
    }

    /** Reads no more than the schema; 0 if there is none. */
    static Integer schemaOf(JsonParser json) throws IOException {
        int schema = 0;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return schema;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("schema")) {
                schema = schemaAt(json);
            }
            json.skipChildren();
        }
        return schema;
    }

    /** A number too large for an {@code int} is a newer schema like any other; 0 if it is no whole number. */
    private static int schemaAt(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return 0;
        }
        return json.getNumberType() == JsonParser.NumberType.INT ? json.getIntValue() : Integer.MAX_VALUE;
    }

    private WorkerState document(JsonParser json) throws IOException {
        objectOrFail(json, "the document");
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "schema" -> readSchema(json);
                case "drafts" -> readDrafts(json);
                case "owed" -> readOwed(json);
                case "undigested" -> undigested = DraftJson.texts(json, name);
                default -> unknown.put(name, JsonTree.read(json));
            }
        }
        if (schema != SCHEMA) {
            throw JsonException.shape("'schema' is missing");
        }
        List<KeptDraft> all = new ArrayList<>(finished);
        all.addAll(drafts.values());
        WorkerState state = WorkerState.of(all, owed, undigested, new UnknownFields(unknown, unknownOfDrafts));
        if (state.kept().size() < all.size()) {
            throw twoDrafts(json);
        }
        return state;
    }

    private void readSchema(JsonParser json) throws IOException {
        schema = schemaAt(json);
        if (schema > SCHEMA) {
            throw new NewerSchemaException(schema);
        }
        if (schema < SCHEMA) {
            throw JsonException.shape("'schema' is no number that there is", json);
        }
    }

    private void readDrafts(JsonParser json) throws IOException {
        objectOrFail(json, "'drafts'");
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            MessageId id = id(name, json);
            json.nextToken();
            DraftJson.Stored stored = DraftJson.read(json, id);
            if (drafts.put(id, new WholeDraft(stored.draft())) != null) {
                throw twoDrafts(json);
            }
            if (!stored.unknown().isEmpty()) {
                unknownOfDrafts.put(id, stored.unknown());
            }
        }
    }

    private void readOwed(JsonParser json) throws IOException {
        objectOrFail(json, "'owed'");
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            objectOrFail(json, "an owed note");
            Map<String, String> note = new LinkedHashMap<>();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                note.put(name, DraftJson.text(json, name));
            }
            String since = note.getOrDefault("since", "");
            try {
                owed.add(new OwedNote(
                        key,
                        note.getOrDefault("summary", ""),
                        note.getOrDefault("detail", ""),
                        DraftJson.time(since, json, "since")));
            } catch (IllegalArgumentException e) {
                throw JsonException.shape("an owed note has no key", json);
            }
        }
    }

    private static JsonException twoDrafts(JsonParser json) {
        return JsonException.shape("one message has two drafts", json);
    }

    private static MessageId id(String name, JsonParser json) throws IOException {
        try {
            return new MessageId(name);
        } catch (WardenException e) {
            throw JsonException.shape("the name of a draft is no message id", json);
        }
    }

    private static void objectOrFail(JsonParser json, String what) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw JsonException.shape(what + " is no object", json);
        }
    }
}
