package dev.opswarden.engine.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.opswarden.engine.json.JsonException;
import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.spi.Rfc3339;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** The fields of a draft in the state file that tell what a person has done with it. */
final class HandlingJson {

    private HandlingJson() {}

    static void write(JsonGenerator json, Handling handling) throws IOException {
        if (handling.edited()) {
            json.writeBooleanField("edited", true);
        }
        if (handling.outgoing().isPresent()) {
            write(json, handling.outgoing().get());
        }
        if (handling.replyId().isPresent()) {
            json.writeStringField("reply_id", handling.replyId().get());
        }
        if (handling.unsentText().isPresent()) {
            json.writeStringField("unsent_text", handling.unsentText().get());
        }
        if (handling.readOwed()) {
            json.writeBooleanField("read_owed", true);
        }
    }

    /** Reads a field if it is one of these. */
    static boolean readField(JsonParser json, String name, DraftBuilder draft) throws IOException {
        switch (name) {
            case "edited" -> draft.edited(DraftJson.bool(json, name));
            case "outgoing" -> draft.outgoing(Optional.of(outgoing(json)));
            case "reply_id" -> draft.replyId(DraftJson.optionalText(json, name));
            case "unsent_text" -> draft.unsentText(DraftJson.optionalText(json, name));
            case "read_owed" -> draft.readOwed(DraftJson.bool(json, name));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void write(JsonGenerator json, Outgoing outgoing) throws IOException {
        json.writeObjectFieldStart("outgoing");
        json.writeNumberField("pid", outgoing.owner().pid());
        json.writeStringField(
                "process_started_at", Rfc3339.text(outgoing.owner().startedAt()));
        json.writeStringField("attempt", outgoing.owner().attempt());
        json.writeStringField("text", outgoing.text());
        json.writeStringField("since", Rfc3339.text(outgoing.since()));
        json.writeEndObject();
    }

    private static Outgoing outgoing(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw JsonException.shape("'outgoing' is no object", json);
        }
        long pid = 0;
        Instant startedAt = Instant.EPOCH;
        String attempt = "";
        String text = "";
        Instant since = Instant.EPOCH;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "pid" -> pid = number(json);
                case "process_started_at" -> startedAt = DraftJson.time(DraftJson.text(json, name), json, name);
                case "attempt" -> attempt = DraftJson.text(json, name);
                case "text" -> text = DraftJson.text(json, name);
                case "since" -> since = DraftJson.time(DraftJson.text(json, name), json, name);
                default -> JsonTree.read(json);
            }
        }
        return new Outgoing(new Owner(pid, startedAt, attempt), text, since);
    }

    private static long number(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw JsonException.shape("'pid' is no whole number", json);
        }
        return json.getLongValue();
    }
}
