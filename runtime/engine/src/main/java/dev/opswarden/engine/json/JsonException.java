package dev.opswarden.engine.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A text is no JSON, or not of the shape that is expected.
 *
 * <p>The message says what and where, and quotes nothing of the text: it may hold what somebody wrote.
 */
public final class JsonException extends IOException {

    private JsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * The text is JSON, and yet not what is expected.
     *
     * @param what what is wrong, as a clause: {@code "'drafts' is no object"}
     * @param parser where it was found
     */
    public static JsonException shape(String what, JsonParser parser) {
        return new JsonException(what + place(parser.currentTokenLocation()), null);
    }

    /**
     * The text is not what is expected, wherever.
     *
     * @param what what is wrong, as a clause
     */
    public static JsonException shape(String what) {
        return new JsonException(what, null);
    }

    /** What the parser complained of, without the words that it quotes. */
    static JsonException syntax(JsonProcessingException cause) {
        String what = cause instanceof JsonEOFException ? "it ends too early" : "it is no JSON that can be read";
        return new JsonException(what + place(cause.getLocation()), cause);
    }

    static JsonException encoding(IOException cause) {
        return new JsonException("it is no UTF-8", cause);
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
