package dev.opswarden.plugin.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.opswarden.spi.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer looks like, for an operator who wonders what it is that answers.
 *
 * <p>Of JSON only names of fields are told, never values: they may be the text of a message.
 */
final class Shape {

    private static final int MAX_NAMES = 5;
    private static final int EXCERPT = 60;

    private Shape() {}

    /** A phrase to follow "answered with ". */
    static String of(Answer answer) {
        if (answer.body().length() == 0) {
            return "an empty body";
        }
        try (JsonParser parser = HubJson.parser(answer.body())) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                return "a JSON object" + names(parser);
            }
            return first == null ? "an empty body" : "JSON of another shape (" + kind(first) + ")";
        } catch (IOException e) {
            return answer.contentType() + ", not JSON: '" + excerpt(answer) + "'";
        }
    }

    private static String names(JsonParser parser) {
        List<String> names = new ArrayList<>();
        try {
            while (names.size() < MAX_NAMES && parser.nextToken() == JsonToken.FIELD_NAME) {
                names.add("'" + OneLine.of(parser.currentName(), 30) + "'");
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException e) {
            return " that breaks off or is not valid";
        }
        return names.isEmpty() ? " without fields" : " with " + String.join(", ", names);
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "a list";
            case VALUE_NULL -> "null";
            case VALUE_STRING -> "a string";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "a number";
        };
    }

    private static String excerpt(Answer answer) {
        byte[] start =
                answer.body().getBytes(0, Math.min(4 * EXCERPT, answer.body().length()));
        return OneLine.of(new String(start, StandardCharsets.UTF_8), EXCERPT);
    }
}
