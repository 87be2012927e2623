package dev.opswarden.hub;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a message as section 1 of the contract has it: what has a question mark there is left out when empty. */
final class MessageJson {

    private MessageJson() {}

    static void write(Message message, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", message.id());
        out.writeStringField("from_agent", message.from());
        out.writeStringField("to_agent", message.to());
        out.writeStringField("subject", message.subject());
        out.writeStringField("body", message.body());
        out.writeStringField("thread_id", message.threadId());
        out.writeStringField("created_at", message.createdAt().toString());
        out.writeStringField("read_at", text(message.readAt()));
        if (message.inReplyTo() != null) {
            out.writeStringField("in_reply_to", message.inReplyTo());
        }
        if (message.priority() != null) {
            out.writeStringField("priority", message.priority());
        }
        if (!message.labels().isEmpty()) {
            out.writeArrayFieldStart("labels");
            for (String label : message.labels()) {
                out.writeString(label);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
