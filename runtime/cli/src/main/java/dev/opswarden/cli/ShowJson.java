package dev.opswarden.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.engine.draft.DraftReportJson;
import dev.opswarden.engine.inbox.SeenMessage;
import dev.opswarden.engine.json.JsonBody;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.ModelJson;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Rfc3339;
import java.io.IOException;

/**
 * The document of {@code show --json}: {@code draft}; what a person did with it, {@code edited}, {@code reply_id} or null,
 * {@code unsent_text} or null; {@code model} or null; {@code message} or null, {@code message_unavailable} or null.
 */
final class ShowJson {

    private ShowJson() {}

    static JsonBody of(Draft draft, ShownMessage shown) {
        return json -> {
            json.writeStartObject();
            json.writeFieldName("draft");
            DraftReportJson.of(draft).writeTo(json);
            json.writeBooleanField("edited", draft.handling().edited());
            json.writeStringField("reply_id", draft.handling().replyId().orElse(null));
            json.writeStringField("unsent_text", draft.handling().unsentText().orElse(null));
            ModelJson.write(json, draft.model());
            json.writeFieldName("message");
            if (shown.message().isPresent()) {
                message(json, shown.message().get());
            } else {
                json.writeNull();
            }
            json.writeStringField("message_unavailable", shown.unavailable().orElse(null));
            json.writeEndObject();
        };
    }

    private static void message(JsonGenerator json, SeenMessage seen) throws IOException {
        Message message = seen.message();
        json.writeStartObject();
        json.writeStringField("id", message.id().value());
        json.writeStringField("from_agent", message.sender());
        json.writeStringField("to_agent", message.recipient());
        json.writeStringField("subject", message.subject());
        json.writeStringField("body", message.body());
        json.writeStringField("thread_id", message.threadId());
        json.writeStringField("created_at", seen.createdAt().map(Rfc3339::text).orElse(null));
        json.writeStringField("priority", message.priority().label());
        json.writeArrayFieldStart("labels");
        for (String label : message.labels()) {
            json.writeString(label);
        }
        json.writeEndArray();
        json.writeBooleanField("read", seen.read());
        json.writeEndObject();
    }
}
