package dev.opswarden.engine.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Reads a value from a parser that has been opened for it.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface JsonSource<T> {

    /**
     * Reads the value.
     *
     * @param json the parser, on the first token
     * @throws IOException a {@link JsonException} for a text that is not as expected
     */
    T readFrom(JsonParser json) throws IOException;
}
