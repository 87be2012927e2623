package dev.opswarden.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the warden itself writes and reads it: its state, its reports, the answers of {@code --json}.
 *
 * <p>Reading is bounded: 64 levels, 256 MB. What is written is UTF-8 in which every character that a terminal would obey
 * or hide is escaped, so that a file may be shown as it is.
 */
public final class Json {

    /** The longest document that is read or written, in bytes. */
    public static final long MOST_BYTES = 256L << 20;

    private static final int MOST_LEVELS = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_LEVELS)
                    .maxDocumentLength(MOST_BYTES)
                    .maxStringLength((int) MOST_BYTES)
                    .build())
            // Message ids are names of fields: hostile ones must not fill or overflow a shared table of symbols.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private Json() {}

    /**
     * Reads a document, and sees to it that nothing follows it.
     *
     * @param in UTF-8, closed by the caller
     * @param source reads the one value of the document
     * @throws JsonException if it is no JSON, or not of the shape that the source expects
     * @throws IOException if the stream cannot be read
     */
    public static <T> T read(InputStream in, JsonSource<T> source) throws IOException {
        // Decoded here, because the parser would put U+FFFD where a byte went bad, and nobody would know.
        Reader text = new InputStreamReader(
                in, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
        try (JsonParser parser = FACTORY.createParser(text).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            if (parser.nextToken() == null) {
                throw JsonException.shape("it is empty");
            }
            T value = source.readFrom(parser);
            if (parser.nextToken() != null) {
                throw JsonException.shape("something follows its end", parser);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonException.syntax(e);
        } catch (CharacterCodingException e) {
            throw JsonException.encoding(e);
        }
    }

    /**
     * Reads a document into maps, lists, strings, numbers, booleans and null.
     *
     * @param text the document
     * @throws JsonException if it is no JSON
     */
    public static @Nullable Object tree(String text) throws JsonException {
        try {
            return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), JsonTree::readBoxed)
                    .value();
        } catch (JsonException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /**
     * Writes a document on one line, without a line break at its end.
     *
     * @param out where to; flushed, not closed
     * @param body the value
     * @throws IOException if it cannot be written
     */
    public static void write(OutputStream out, JsonBody body) throws IOException {
        write(out, body, false);
    }

    /**
     * Writes a document for a person to read: one field a line, a line break at the end.
     *
     * @param out where to; flushed, not closed
     * @param body the value
     * @throws IOException if it cannot be written
     */
    public static void writePretty(OutputStream out, JsonBody body) throws IOException {
        write(out, body, true);
        out.write('\n');
        out.flush();
    }

    /** The document on one line. */
    public static String text(JsonBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes, body);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /**
     * A body that is a tree of maps, lists, strings, numbers, booleans and null.
     *
     * @throws IllegalArgumentException when it is written, for anything else in it
     */
    public static JsonBody of(@Nullable Object tree) {
        return json -> JsonTree.write(json, tree);
    }

    private static void write(OutputStream out, JsonBody body, boolean pretty) throws IOException {
        InertWriter writer = new InertWriter(out);
        // Not closed on the way out of a failure: closing would end the brackets, and half a document look whole.
        JsonGenerator generator = FACTORY.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        if (pretty) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines));
        }
        body.writeTo(generator);
        generator.close();
        writer.flush();
    }
}
