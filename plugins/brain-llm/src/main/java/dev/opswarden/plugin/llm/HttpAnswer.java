package dev.opswarden.plugin.llm;

import java.util.Locale;
import java.util.Optional;

/**
 * What the endpoint answered, whatever its status.
 *
 * @param status the status
 * @param contentType the header, possibly empty
 * @param encoding the header {@code Content-Encoding}, possibly empty
 * @param retryAfter the header
 * @param body the body as text, or what was read of it
 * @param cutOff whether the body was larger than is read
 */
record HttpAnswer(
        int status, String contentType, String encoding, Optional<String> retryAfter, String body, boolean cutOff) {

    /** Takes off a byte-order mark, which is no part of a text. */
    HttpAnswer {
        body = body.startsWith("\ufeff") ? body.substring(1) : body;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the body is packed in a way that was not asked for, so that it is no text. */
    boolean isPacked() {
        return !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    boolean isStream() {
        return contentType.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    /** What is wrong, in the endpoint's own words; empty where it does not complain. */
    String complaint() {
        return ChatAnswer.error(body).orElse(isSuccess() ? "" : body);
    }

    /** Whether it looks like a page for a browser. */
    boolean isPage() {
        return contentType.toLowerCase(Locale.ROOT).startsWith("text/html")
                || body.stripLeading().startsWith("<");
    }
}
