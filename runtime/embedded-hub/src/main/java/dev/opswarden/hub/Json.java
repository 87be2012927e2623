package dev.opswarden.hub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON token by token: no tree is built of what others send, so it costs no more than it weighs. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(Limits.ENTRY_BYTES)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            // Names from outside must not stay in memory for as long as the program runs. (Without canonical names too,
            // Jackson would read through a decoder that lets broken UTF-8 pass.)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private Json() {}

    /** Writes one value. */
    interface Writer {
        void write(JsonGenerator out) throws IOException;
    }

    /** Reads one object; the parser stands on its opening brace, and must be left on its closing one. */
    interface Reader<T> {
        T read(JsonParser in) throws IOException;
    }

    /** Takes one field; the parser stands on its value. */
    interface FieldReader {
        void read(String name, JsonParser in) throws IOException;
    }

    static JsonFactory factory() {
        return FACTORY;
    }

    /** What the parser objected to, without its remarks on where the text came from. */
    static String reason(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage();
        int remark = message.indexOf(" (start marker at ");
        return remark < 0 ? message : message.substring(0, remark);
    }

    static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads bytes that hold one object and nothing else.
     *
     * @throws JsonProcessingException where they are no JSON
     * @throws Unacceptable where they are other JSON
     */
    static <T> T object(byte[] bytes, Reader<T> reader) throws IOException {
        try (JsonParser in = FACTORY.createParser(bytes)) {
            if (in.nextToken() == null) {
                throw new JsonParseException(in, "there is nothing where a JSON object was expected");
            }
            T value = nested(in, "it", reader);
            if (in.nextToken() != null) {
                throw new JsonParseException(in, "there is more after the object");
            }
            return value;
        }
    }

    /** Reads the object that the parser stands on. */
    static <T> T nested(JsonParser in, String subject, Reader<T> reader) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new Unacceptable(subject + " must be a JSON object");
        }
        return reader.read(in);
    }

    /** Hands every field of the object that the parser stands on to the reader. */
    static void fields(JsonParser in, FieldReader reader) throws IOException {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            reader.read(name, in);
        }
    }

    /** The string that the parser stands on, or null for a JSON null. */
    static @Nullable String text(String name, JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw new Unacceptable("'" + name + "' must be a string");
        }
        String text = in.getText();
        // Half of a surrogate pair can be written in JSON, but not in UTF-8: what was stored could not be given back.
        if (holdsHalfAPair(text)) {
            throw new Unacceptable("'" + name + "' holds half of a surrogate pair, which is no character");
        }
        return text;
    }

    private static boolean holdsHalfAPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** A string that must be there. */
    static String required(String name, @Nullable String value) {
        if (value == null) {
            throw new Unacceptable("'" + name + "' is missing");
        }
        return value;
    }

    /** A string that must be there and not be empty. */
    static String filled(String name, @Nullable String value) {
        String text = required(name, value);
        if (text.isEmpty()) {
            throw new Unacceptable("'" + name + "' is empty");
        }
        return text;
    }
}
