package dev.opswarden.hub;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of a progress note as somebody sent them. */
final class NoteFields {

    private @Nullable String id;
    private @Nullable String author;
    private @Nullable String eventType;
    private @Nullable String summary;
    private @Nullable String detail;
    private @Nullable String createdAt;

    private NoteFields() {}

    /** Reads what an author may say; the id and the time are for the hub to give. */
    static NoteFields ofAuthor(JsonParser in) throws IOException {
        NoteFields fields = new NoteFields();
        Json.fields(in, fields::take);
        return fields;
    }

    /** Reads all that the hub says of a note. */
    static NoteFields ofHub(JsonParser in) throws IOException {
        NoteFields fields = new NoteFields();
        Json.fields(in, (name, value) -> {
            switch (name) {
                case "id" -> fields.id = Json.text(name, value);
                case "created_at" -> fields.createdAt = Json.text(name, value);
                default -> fields.take(name, value);
            }
        });
        return fields;
    }

    static void write(Note note, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", note.id());
        out.writeStringField("author", note.author());
        out.writeStringField("event_type", note.eventType());
        out.writeStringField("summary", note.summary());
        out.writeStringField("detail", note.detail());
        out.writeStringField("created_at", note.createdAt().toString());
        out.writeEndObject();
    }

    private void take(String name, JsonParser in) throws IOException {
        switch (name) {
            case "author" -> author = Json.text(name, in);
            case "event_type" -> eventType = Json.text(name, in);
            case "summary" -> summary = Json.text(name, in);
            case "detail" -> detail = Json.text(name, in);
            default -> in.skipChildren();
        }
    }

    /** A new note: the hub gives the id and the time. */
    Note posted(Instant now) {
        return note(UUID.randomUUID().toString(), now);
    }

    /** A note of the journal: nothing may be missing. */
    Note journalled() {
        return note(Json.filled("id", id), Instants.parse("created_at", Json.required("created_at", createdAt)));
    }

    private Note note(String ownId, Instant created) {
        return new Note(
                ownId,
                Json.filled("author", author),
                Json.filled("event_type", eventType),
                Json.required("summary", summary),
                detail,
                created);
    }
}
