package dev.opswarden.engine.triage;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.spi.Decision;
import java.io.IOException;
import java.util.List;

/** Writes what every brain says as an array, {@code compared} of every command that compares brains. */
public final class ComparisonJson {

    private ComparisonJson() {}

    /**
     * Writes the array.
     *
     * @param json where to
     * @param comparisons one for each message that every brain was asked about
     * @throws IOException if it cannot be written
     */
    public static void write(JsonGenerator json, List<Comparison> comparisons) throws IOException {
        json.writeStartArray();
        for (Comparison comparison : comparisons) {
            json.writeStartObject();
            json.writeStringField("message_id", comparison.message().id().value());
            json.writeStringField("subject", comparison.message().subject());
            json.writeBooleanField("differs", comparison.differs());
            json.writeArrayFieldStart("answers");
            for (Opinion opinion : comparison.opinions()) {
                write(json, opinion);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Opinion opinion) throws IOException {
        json.writeStartObject();
        json.writeStringField("brain", opinion.brain());
        json.writeStringField("answer", opinion.answer());
        json.writeStringField(
                "decision", opinion.decision().map(Decision::label).orElse(null));
        json.writeStringField("priority", opinion.priority().label());
        json.writeStringField("rule", opinion.rule().orElse(null));
        json.writeStringField("reason", opinion.reason());
        json.writeStringField("body", opinion.body());
        json.writeEndObject();
    }
}
