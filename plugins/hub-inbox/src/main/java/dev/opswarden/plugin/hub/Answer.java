package dev.opswarden.plugin.hub;

import dev.opswarden.spi.OneLine;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/**
 * What the hub answered, whatever its status.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body, or what was read of it
 * @param cutOff true if the body was larger than the call allows, and so was not read to its end
 */
record Answer(int status, MultiMap headers, Buffer body, boolean cutOff) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** A header, fit to be quoted. */
    Optional<String> header(CharSequence name) {
        return Optional.ofNullable(headers.get(name)).map(text -> OneLine.of(text, 100));
    }

    /** The media type without its parameters, or words that say that there is none. */
    String contentType() {
        return header(HttpHeaders.CONTENT_TYPE)
                .map(text -> text.split(";", 2)[0].strip())
                .filter(text -> !text.isEmpty())
                .orElse("no content type");
    }
}
