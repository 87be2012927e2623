package dev.opswarden.engine.draft;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.engine.json.JsonBody;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.spi.Rfc3339;
import java.io.IOException;
import java.util.Collection;

/** Tells of drafts as the contract has it (section 3, {@code drafts --json}): every field, also where it is empty. */
public final class DraftReportJson {

    private DraftReportJson() {}

    /**
     * One draft.
     *
     * @param draft what to write
     */
    public static JsonBody of(Draft draft) {
        return json -> write(json, draft);
    }

    /**
     * The document of {@code drafts --json}.
     *
     * @param drafts what to write, in this order
     */
    public static JsonBody list(Collection<Draft> drafts) {
        return json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("drafts");
            for (Draft draft : drafts) {
                write(json, draft);
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }

    private static void write(JsonGenerator json, Draft draft) throws IOException {
        json.writeStartObject();
        json.writeStringField("message_id", draft.messageId().value());
        json.writeStringField("status", draft.status().label());
        json.writeStringField("decision", draft.decision().label());
        json.writeStringField("to_agent", draft.toAgent());
        json.writeStringField("subject", draft.subject());
        json.writeStringField("body", draft.body());
        json.writeStringField("thread_id", draft.threadId());
        json.writeStringField("priority", draft.priority().label());
        json.writeBooleanField("provisional", draft.provisional());
        json.writeStringField("brain", draft.brain());
        json.writeStringField("rule", draft.rule().orElse(null));
        json.writeStringField("reason", draft.reason());
        json.writeStringField("created_at", Rfc3339.text(draft.createdAt()));
        json.writeArrayFieldStart("warnings");
        for (String warning : draft.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
