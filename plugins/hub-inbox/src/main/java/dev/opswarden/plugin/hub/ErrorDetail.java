package dev.opswarden.plugin.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.opswarden.spi.OneLine;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What a hub says in the body of an error. */
final class ErrorDetail {

    private static final Set<String> NAMES = Set.of("detail", "error", "message", "msg", "reason", "title");

    private static final int MAX_LENGTH = 200;

    private ErrorDetail() {}

    /** The first sentence in a JSON error, wherever it is nested, fit to be quoted. */
    static Optional<String> in(Answer answer) {
        try (JsonParser parser = HubJson.parser(answer.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && NAMES.contains(String.valueOf(parser.currentName()))) {
                    return Optional.of(OneLine.of(parser.getText(), MAX_LENGTH)).filter(text -> !text.isEmpty());
                }
            }
        } catch (IOException e) {
            // An error page that is no JSON has nothing to add to its status.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
