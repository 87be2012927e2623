package dev.opswarden.plugin.hub;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way, which can be ended at any moment: by its limit, or because the answer is too large.
 *
 * <p>The web client hands a codec to each request and an interceptor to each client, and neither alone can reset a
 * connection. So this is the codec, and {@link #intercept} leads from the interceptor to it.
 */
final class Exchange implements BodyCodec<Buffer> {

    private final int maxBody;
    private final Promise<Answer> result = Promise.promise();
    private volatile @Nullable HttpClientRequest request;
    private volatile @Nullable HttpClientResponse response;

    Exchange(int maxBody) {
        this.maxBody = maxBody;
    }

    /** The interceptor of the client. */
    static void intercept(HttpContext<?> context) {
        if (context.request().bodyCodec() instanceof Exchange exchange) {
            if (context.phase() == ClientPhase.SEND_REQUEST && !exchange.sends(context.clientRequest())) {
                return;
            }
            if (context.phase() == ClientPhase.RECEIVE_RESPONSE && !exchange.receives(context.clientResponse())) {
                return;
            }
        }
        context.next();
    }

    /** The answer, or why there is none. */
    Future<Answer> result() {
        return result.future();
    }

    /** Takes what the web client came to. */
    void done(AsyncResult<HttpResponse<Buffer>> outcome) {
        if (outcome.succeeded()) {
            HttpResponse<Buffer> whole = outcome.result();
            Buffer body = whole.body() == null ? Buffer.buffer() : whole.body();
            result.tryComplete(new Answer(whole.statusCode(), whole.headers(), body, false));
        } else {
            result.tryFail(outcome.cause());
        }
    }

    /** Ends it: nothing is sent any more, and nothing read. */
    void abort(Throwable why) {
        result.tryFail(why);
        reset();
    }

    @Override
    public BodyStream<Buffer> stream() {
        return new CappedBody(maxBody, this::cutOff);
    }

    private boolean sends(HttpClientRequest ready) {
        request = ready;
        // What goes wrong with a connection fails its request; Vert.x would log it as an error besides.
        ready.connection().exceptionHandler(told -> {});
        // It may have been ended while it waited for a connection: then it must not go out.
        if (result.future().isComplete()) {
            reset();
            return false;
        }
        return true;
    }

    private boolean receives(HttpClientResponse head) {
        response = head;
        if (declaredLength(head) > maxBody && head.statusCode() < 300) {
            // Nobody reads this response, and Vert.x logs the end of one without a handler as an error.
            head.exceptionHandler(expected -> {});
            cutOff(Buffer.buffer());
            return false;
        }
        return true;
    }

    private void cutOff(Buffer soFar) {
        HttpClientResponse head = response;
        if (head != null) {
            result.tryComplete(new Answer(head.statusCode(), head.headers(), soFar, true));
        }
        reset();
    }

    private void reset() {
        HttpClientRequest sent = request;
        if (sent != null) {
            sent.reset();
        }
    }

    private static long declaredLength(HttpClientResponse head) {
        String length = head.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
