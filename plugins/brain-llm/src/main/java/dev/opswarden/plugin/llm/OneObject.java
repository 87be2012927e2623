package dev.opswarden.plugin.llm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the one JSON object in a text that may have a fence or words around it. */
final class OneObject {

    /** Braces that turn out to be none of an object are passed over, so many of them. */
    private static final int MAX_TRIES = 50;

    private OneObject() {}

    /**
     * Finds it.
     *
     * @throws WardenException of kind {@link ErrorKind#PROTOCOL} if there is none, or more than one
     */
    static Map<?, ?> in(String text) {
        @Nullable Map<?, ?> found = null;
        boolean broken = false;
        int tries = 0;
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
            if (++tries > MAX_TRIES) {
                throw unusable("too many braces to find one JSON object among them");
            }
            Parsed parsed = parse(text, at);
            if (parsed == null) {
                boolean meant = Braces.beginAnObject(text, at);
                broken |= meant;
                // What is inside of a broken object is a part of it, and no answer.
                at = meant ? Braces.end(text, at) : at + 1;
            } else if (found == null) {
                found = parsed.object();
                at = parsed.end();
            } else {
                throw unusable("more than one JSON object");
            }
        }
        if (found == null) {
            throw unusable(
                    (broken ? "a JSON object that is not valid: '" : "no JSON object: '") + OneLine.of(text, 60) + "'");
        }
        return found;
    }

    private record Parsed(Map<?, ?> object, int end) {}

    private static @Nullable Parsed parse(String text, int from) {
        try (JsonParser json = LlmJson.FACTORY.createParser(text.substring(from))) {
            json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (json.nextToken() == JsonToken.START_OBJECT && LlmJson.value(json) instanceof Map<?, ?> object) {
                return new Parsed(object, from + (int) json.currentLocation().getCharOffset());
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private static WardenException unusable(String what) {
        return new WardenException(ErrorKind.PROTOCOL, "the model's answer holds " + what);
    }
}
