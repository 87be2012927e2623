package dev.opswarden.hub;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A change as a line of the journal. */
final class ChangeJson {

    private @Nullable String type;
    private @Nullable String key;
    private @Nullable String id;
    private @Nullable String readAt;
    private @Nullable MessageFields message;
    private @Nullable NoteFields note;

    private ChangeJson() {}

    static void write(Change change, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (change instanceof Change.MessageAdded added) {
            out.writeStringField("type", "message");
            key(added.key(), out);
            out.writeFieldName("message");
            MessageJson.write(added.message(), out);
        } else if (change instanceof Change.MessageRead read) {
            out.writeStringField("type", "read");
            out.writeStringField("id", read.id());
            out.writeStringField("read_at", read.at().toString());
        } else if (change instanceof Change.NoteAdded noted) {
            out.writeStringField("type", "progress");
            key(noted.key(), out);
            out.writeFieldName("progress");
            NoteFields.write(noted.note(), out);
        }
        out.writeEndObject();
    }

    private static void key(@Nullable String key, JsonGenerator out) throws IOException {
        if (key != null) {
            out.writeStringField("key", key);
        }
    }

    static Change read(JsonParser in) throws IOException {
        ChangeJson fields = new ChangeJson();
        Json.fields(in, fields::take);
        return fields.change();
    }

    private void take(String name, JsonParser in) throws IOException {
        switch (name) {
            case "type" -> type = Json.text(name, in);
            case "key" -> key = Json.text(name, in);
            case "id" -> id = Json.text(name, in);
            case "read_at" -> readAt = Json.text(name, in);
            case "message" -> message = Json.nested(in, "'message'", MessageFields::ofHub);
            case "progress" -> note = Json.nested(in, "'progress'", NoteFields::ofHub);
            default -> in.skipChildren();
        }
    }

    private Change change() {
        if ("message".equals(type) && message != null) {
            return new Change.MessageAdded(message.journalled(), key);
        }
        if ("progress".equals(type) && note != null) {
            return new Change.NoteAdded(note.journalled(), key);
        }
        if ("read".equals(type)) {
            return new Change.MessageRead(
                    Json.filled("id", id), Instants.parse("read_at", Json.required("read_at", readAt)));
        }
        throw new Unacceptable("it is no message, read mark or progress note");
    }
}
