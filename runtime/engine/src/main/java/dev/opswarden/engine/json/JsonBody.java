package dev.opswarden.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What is written into a JSON text: one value, with all that is in it. */
@FunctionalInterface
public interface JsonBody {

    /**
     * Writes the value.
     *
     * @param json where to; not to be closed
     * @throws IOException if it cannot be written
     */
    void writeTo(JsonGenerator json) throws IOException;
}
