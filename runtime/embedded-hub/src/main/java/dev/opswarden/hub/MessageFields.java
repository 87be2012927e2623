package dev.opswarden.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of a message as somebody sent them; what is required depends on what the message is for. */
final class MessageFields {

    private @Nullable String id;
    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String subject;
    private @Nullable String body;
    private @Nullable String threadId;
    private @Nullable String createdAt;
    private @Nullable String readAt;
    private @Nullable String inReplyTo;
    private @Nullable String priority;
    private List<String> labels = List.of();

    private MessageFields() {}

    /** Reads what a sender may say; the id and the times are for the hub to give, and are passed over like any other. */
    static MessageFields ofSender(JsonParser in) throws IOException {
        MessageFields fields = new MessageFields();
        Json.fields(in, fields::take);
        return fields;
    }

    /** Reads all that the hub says of a message. */
    static MessageFields ofHub(JsonParser in) throws IOException {
        MessageFields fields = new MessageFields();
        Json.fields(in, (name, value) -> {
            switch (name) {
                case "id" -> fields.id = Json.text(name, value);
                case "created_at" -> fields.createdAt = Json.text(name, value);
                case "read_at" -> fields.readAt = Json.text(name, value);
                default -> fields.take(name, value);
            }
        });
        return fields;
    }

    private void take(String name, JsonParser in) throws IOException {
        switch (name) {
            case "from_agent" -> from = Json.text(name, in);
            case "to_agent" -> to = Json.text(name, in);
            case "subject" -> subject = Json.text(name, in);
            case "body" -> body = Json.text(name, in);
            case "thread_id" -> threadId = Json.text(name, in);
            case "in_reply_to" -> inReplyTo = Json.text(name, in);
            case "priority" -> priority = Json.text(name, in);
            case "labels" -> labels = labels(in);
            default -> in.skipChildren();
        }
    }

    private static List<String> labels(JsonParser in) throws IOException {
        List<String> labels = new ArrayList<>();
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return labels;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new Unacceptable("'labels' must be an array of strings");
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (labels.size() == Limits.LABELS) {
                throw new Unacceptable("'labels' holds more than " + Limits.LABELS);
            }
            String label = Json.text("labels", in);
            if (label == null) {
                throw new Unacceptable("'labels' must be an array of strings");
            }
            labels.add(label);
        }
        return labels;
    }

    /** A new message: the hub gives the id and the time. */
    Message posted(Instant now) {
        return message(UUID.randomUUID().toString(), now, null);
    }

    /** A message with a past: what it brings along stands, and the hub gives what is missing. */
    Message loaded(Instant now) {
        return message(
                id == null ? UUID.randomUUID().toString() : Ids.checked(id),
                createdAt == null ? now : Instants.parse("created_at", createdAt),
                readAt == null ? null : Instants.parse("read_at", readAt));
    }

    /** A message of the journal: nothing may be missing. */
    Message journalled() {
        return message(
                Json.filled("id", id),
                Instants.parse("created_at", Json.required("created_at", createdAt)),
                readAt == null ? null : Instants.parse("read_at", readAt));
    }

    private Message message(String ownId, Instant created, @Nullable Instant read) {
        return new Message(
                ownId,
                Json.filled("from_agent", from),
                Json.filled("to_agent", to),
                Json.required("subject", subject),
                Json.required("body", body),
                nonEmpty("thread_id", threadId),
                created,
                read,
                nonEmpty("in_reply_to", inReplyTo),
                priority,
                labels);
    }

    private static @Nullable String nonEmpty(String name, @Nullable String value) {
        if (value != null && value.isEmpty()) {
            throw new Unacceptable("'" + name + "' is empty; leave it out, or send null");
        }
        return value;
    }
}
