package dev.opswarden.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any JSON value as {@link Map} (in the order of the text), {@link List}, {@link String}, {@link Long} or
 * {@link BigInteger}, {@link Double}, {@link Boolean} or null.
 */
public final class JsonTree {

    private JsonTree() {}

    /**
     * Reads the value that the parser stands on; afterwards it stands on the value's last token.
     *
     * @throws JsonException for a number that no {@code double} holds, or a field that is there twice
     * @throws IOException if it cannot be read
     */
    public static @Nullable Object read(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw JsonException.shape("it ends too early");
        }
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> integer(json);
            case VALUE_NUMBER_FLOAT -> fraction(json);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw JsonException.shape("a value is missing", json);
        };
    }

    /**
     * Reads the object that the parser stands on.
     *
     * @throws JsonException if it is none
     * @throws IOException if it cannot be read
     */
    public static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw JsonException.shape("an object is expected", json);
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (object.containsKey(name)) {
                throw JsonException.shape("a field is there twice", json);
            }
            object.put(name, read(json));
        }
        return object;
    }

    /**
     * A text as an object.
     *
     * @param text one JSON document
     * @return the object; nothing if the text is no JSON, or JSON of another kind
     */
    public static Optional<Map<String, @Nullable Object>> parseObject(String text) {
        try {
            return Json.tree(text) instanceof Map<?, ?> map ? Optional.of(named(map)) : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes a tree.
     *
     * @throws IllegalArgumentException for what is none of the kinds above
     * @throws IOException if it cannot be written
     */
    public static void write(JsonGenerator json, @Nullable Object tree) throws IOException {
        if (tree == null) {
            json.writeNull();
        } else if (tree instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (tree instanceof Iterable<?> values) {
            json.writeStartArray();
            for (Object value : values) {
                write(json, value);
            }
            json.writeEndArray();
        } else {
            scalar(json, tree);
        }
    }

    /** A box, because a value may be null and a generic result may not. */
    static Box readBoxed(JsonParser json) throws IOException {
        return new Box(read(json));
    }

    record Box(@Nullable Object value) {}

    private static void scalar(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigInteger big) {
            json.writeNumber(big);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            throw new IllegalArgumentException(
                    "no JSON can be made of a " + value.getClass().getName());
        }
    }

    private static List<@Nullable Object> array(JsonParser json) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(json));
        }
        return array;
    }

    private static Number integer(JsonParser json) throws IOException {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? json.getBigIntegerValue()
                : (Number) json.getLongValue();
    }

    private static Double fraction(JsonParser json) throws IOException {
        double value = json.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw JsonException.shape("a number is too large", json);
        }
        return value;
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> map) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }
}
