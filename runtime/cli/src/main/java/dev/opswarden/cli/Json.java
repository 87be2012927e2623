package dev.opswarden.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes JSON documents for standard output; each is whole before the first character of it is printed. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Writes the inside of a document. */
    interface Body {

        /**
         * Writes fields.
         *
         * @param json within the document's outermost object
         */
        void write(JsonGenerator json) throws IOException;
    }

    /** An object with these fields, as text without a newline. */
    static String object(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setCharacterEscapes(TerminalEscapes.INSTANCE);
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
