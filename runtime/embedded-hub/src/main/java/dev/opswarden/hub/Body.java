package dev.opswarden.hub;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Takes in the body of a request, as far as it may go. */
final class Body {

    private Body() {}

    /** Collects the body; fails with a {@link Refusal} (413) as soon as it is known to be too large. */
    static Future<byte[]> read(HttpServerRequest request) {
        if (declared(request) > Limits.ENTRY_BYTES) {
            ignore(request);
            return Future.failedFuture(tooLarge());
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        Promise<byte[]> done = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(done::tryFail);
        request.endHandler(end -> done.tryComplete(body.getBytes()));
        request.handler(chunk -> {
            if (body.length() + chunk.length() > Limits.ENTRY_BYTES) {
                ignore(request);
                done.tryFail(tooLarge());
            } else {
                body.appendBuffer(chunk);
            }
        });
        return done.future();
    }

    /**
     * Lets what still comes run into the void: a client that is cut off in mid-send would see a broken connection, not
     * the answer. One that does not stop is cut off after all.
     */
    static void ignore(HttpServerRequest request) {
        long[] ignored = {0};
        request.handler(chunk -> {
            ignored[0] += chunk.length();
            if (ignored[0] > Limits.IGNORED_BYTES) {
                request.connection().close();
            }
        });
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "the Content-Length " + Quote.of(length) + " is no number");
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(413, "the body is larger than " + Limits.ENTRY_BYTES + " bytes");
    }
}
