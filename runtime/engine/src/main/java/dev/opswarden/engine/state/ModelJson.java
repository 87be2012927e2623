package dev.opswarden.engine.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.opswarden.engine.json.JsonException;
import dev.opswarden.spi.AskedModel;
import java.io.IOException;
import java.util.Optional;

/** The language model behind a draft, as it stands in the state file and in documents for scripts. */
public final class ModelJson {

    private ModelJson() {}

    /**
     * Writes the field {@code model}: an object, or null.
     *
     * @param json where to
     * @param model the model, where one decided
     */
    public static void write(JsonGenerator json, Optional<AskedModel> model) throws IOException {
        json.writeFieldName("model");
        if (model.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("name", model.get().name());
        json.writeStringField("prompt_sha256", model.get().promptSha256());
        json.writeEndObject();
    }

    /** Reads what {@link #write} wrote; a later version may have put more into it, which is passed over. */
    static Optional<AskedModel> read(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw JsonException.shape("'model' is no object", json);
        }
        String name = "";
        String prompt = "";
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "name" -> name = DraftJson.text(json, field);
                case "prompt_sha256" -> prompt = DraftJson.text(json, field);
                default -> json.skipChildren();
            }
        }
        return Optional.of(new AskedModel(name, prompt));
    }
}
