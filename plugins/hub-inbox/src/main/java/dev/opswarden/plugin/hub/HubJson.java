package dev.opswarden.plugin.hub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.opswarden.spi.ProgressNote;
import dev.opswarden.spi.Reply;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as it goes to the hub and comes from it; streaming alone, because that starts fastest. */
final class HubJson {

    private static final int MAX_DEPTH = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(HubCall.PAGE_BYTES)
                    .maxNameLength(1000)
                    .maxNumberLength(1000)
                    .maxDocumentLength(HubCall.PAGE_BYTES)
                    .build())
            // Names come from outside: remembering each of them for good would be a leak.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            // Python writes NaN where a number is missing; one such number must not cost a whole page.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private HubJson() {}

    /** Reads bytes as UTF-8; what is no UTF-8 becomes a replacement character, and the rest can still be read. */
    static JsonParser parser(Buffer bytes) throws IOException {
        String text = new String(bytes.getBytes(), StandardCharsets.UTF_8);
        return JSON.createParser(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /** Whether the text begins with this token; a text that is no JSON at all does not. */
    static boolean beginsWith(JsonToken token, JsonParser parser) {
        try {
            return parser.nextToken() == token;
        } catch (IOException e) {
            return false;
        }
    }

    /** What is wrong with a text, without the parser's own words: they quote it, and it may be a message. */
    static String complaint(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "is nested deeper than " + MAX_DEPTH + " levels, or holds a name or a number without end";
        }
        return e instanceof JsonEOFException
                ? "breaks off"
                : "is not valid JSON at character " + e.getLocation().getCharOffset();
    }

    /** The body of {@code POST /messages/}. */
    static String reply(String agent, Reply reply) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("from_agent", agent);
        fields.put("to_agent", reply.to());
        fields.put("subject", reply.subject());
        fields.put("body", reply.body());
        fields.put("thread_id", reply.threadId());
        fields.put("in_reply_to", reply.inReplyTo().value());
        return object(fields);
    }

    /** The body of {@code POST /progress/}. */
    static String note(String agent, ProgressNote note) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("author", agent);
        fields.put("event_type", "note");
        fields.put("summary", note.summary());
        fields.put("detail", note.detail());
        return object(fields);
    }

    private static String object(Map<String, String> fields) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), WellFormed.of(field.getValue()));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }
}
