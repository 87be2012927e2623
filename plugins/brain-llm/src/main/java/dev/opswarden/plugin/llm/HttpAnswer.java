package dev.opswarden.plugin.llm;

import java.util.Locale;
import java.util.Optional;

/**
 * What the endpoint answered, whatever its status.
 *
 * @param status the status
 * @param contentType the header, possibly empty
 * @param retryAfter the header
 * @param body the body as text, or what was read of it
 * @param cutOff whether the body was larger than is read
 */
record HttpAnswer(int status, String contentType, Optional<String> retryAfter, String body, boolean cutOff) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether it looks like a page for a browser. */
    boolean isPage() {
        return contentType.toLowerCase(Locale.ROOT).startsWith("text/html")
                || body.stripLeading().startsWith("<");
    }
}
