package dev.opswarden.hub;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header that makes a post safe to repeat. */
final class IdempotencyKey {

    private static final String HEADER = "Idempotency-Key";

    private IdempotencyKey() {}

    /** The key, or null where the client gave none; an unusable one is refused, as ignoring it would post twice. */
    static @Nullable String of(HttpServerRequest request) {
        List<String> values = request.headers().getAll(HEADER);
        if (values.isEmpty()) {
            return null;
        }
        String key = values.get(0);
        if (values.size() > 1 || key.isEmpty() || key.length() > Limits.KEY_CHARACTERS) {
            throw new Refusal(422, HEADER + " must be given once, with 1 to " + Limits.KEY_CHARACTERS + " characters");
        }
        return key;
    }
}
