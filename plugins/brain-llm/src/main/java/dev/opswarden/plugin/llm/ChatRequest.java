package dev.opswarden.plugin.llm;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Priority;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The body of {@code POST /v1/chat/completions}. No tool is offered: there is nothing that a model could call. */
final class ChatRequest {

    private ChatRequest() {}

    /**
     * Writes one.
     *
     * @param settings model and limits
     * @param system the instructions
     * @param user the message, fenced
     * @param dialect what the endpoint takes
     */
    static String of(LlmSettings settings, String system, String user, Dialect dialect) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = LlmJson.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("model", settings.model());
            json.writeArrayFieldStart("messages");
            message(json, "system", system);
            message(json, "user", user);
            json.writeEndArray();
            json.writeNumberField(
                    dialect.completionTokens() ? "max_completion_tokens" : "max_tokens", settings.maxTokens());
            if (dialect.temperature()) {
                json.writeNumberField("temperature", 0);
            }
            json.writeBooleanField("stream", false);
            if (dialect.schema()) {
                json.writeObjectFieldStart("response_format");
                json.writeStringField("type", "json_schema");
                json.writeObjectFieldStart("json_schema");
                json.writeStringField("name", "triage");
                json.writeBooleanField("strict", true);
                schema(json);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    private static void message(JsonGenerator json, String role, String content) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeStringField("content", content);
        json.writeEndObject();
    }

    private static void schema(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("schema");
        json.writeStringField("type", "object");
        json.writeBooleanField("additionalProperties", false);
        texts(json, "required", List.of("decision", "body", "reason", "confidence", "priority"));
        json.writeObjectFieldStart("properties");
        json.writeObjectFieldStart("decision");
        json.writeStringField("type", "string");
        texts(
                json,
                "enum",
                List.of(Decision.values()).stream().map(Decision::label).toList());
        json.writeEndObject();
        typed(json, "body", "string");
        typed(json, "reason", "string");
        typed(json, "confidence", "number");
        json.writeObjectFieldStart("priority");
        json.writeStringField("type", "string");
        texts(
                json,
                "enum",
                List.of(Priority.values()).stream().map(Priority::label).toList());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void typed(JsonGenerator json, String name, String type) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("type", type);
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
