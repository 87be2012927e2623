package dev.opswarden.plugin.llm;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Posts to the endpoint: bounded in time and size, no redirect followed, every request ended when its time is over. */
final class ChatClient {

    /** Many times what an answer needs; what is larger is not read to its end. */
    static final int MAX_BODY = 1024 * 1024;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final LlmSettings settings;
    // In a field: one that nothing refers to is closed by the garbage collector in mid-request.
    private final HttpClient http;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();

    ChatClient(Vertx vertx, LlmSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        HttpClientOptions options =
                new HttpClientOptions().setVerifyHost(true).setConnectTimeout((int) CONNECT_LIMIT.toMillis());
        options.setSslHandshakeTimeout(CONNECT_LIMIT.toMillis()).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        // Shorter than what common servers keep an idle connection for: a request must not meet its end.
        options.setKeepAliveTimeout(2);
        this.http = vertx.createHttpClient(options);
    }

    /**
     * Sends a body.
     *
     * @param json the body
     * @param limit how long it may take until the answer is read to its end
     * @return the answer, whatever its status; a failure as it came if there is none
     */
    Future<HttpAnswer> post(String json, Duration limit) {
        Call call = new Call();
        underWay.add(call);
        long timer = vertx.setTimer(Math.max(1, limit.toMillis()), id -> call.abort(new OutOfTime()));
        call.result.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            underWay.remove(call);
        });
        http.request(options(limit)).onComplete(opened -> {
            if (opened.failed()) {
                call.result.tryFail(opened.cause());
            } else {
                call.send(opened.result(), json);
            }
        });
        return call.result.future();
    }

    /** Ends whatever is under way. */
    void close() {
        underWay.forEach(call -> call.abort(new OutOfTime()));
    }

    private RequestOptions options(Duration limit) {
        EndpointUrl url = settings.url();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.tls())
                .setURI(url.path())
                .setFollowRedirects(false)
                .setConnectTimeout(Math.max(1, Math.min(CONNECT_LIMIT.toMillis(), limit.toMillis())))
                .putHeader(HttpHeaders.USER_AGENT, "warden-runtime")
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        settings.key().ifPresent(key -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key.reveal()));
        return options;
    }

    /** One request on its way. */
    private static final class Call {

        private final Promise<HttpAnswer> result = Promise.promise();
        private final Buffer body = Buffer.buffer();
        private volatile @Nullable HttpClientRequest request;

        void send(HttpClientRequest ready, String json) {
            request = ready;
            // What goes wrong with a connection fails its request; Vert.x would log it as an error besides.
            ready.connection().exceptionHandler(told -> {});
            ready.exceptionHandler(result::tryFail);
            if (result.future().isComplete()) {
                // Ended while it waited for a connection: it must not go out.
                ready.reset();
                return;
            }
            ready.response().onComplete(head -> {
                if (head.failed()) {
                    result.tryFail(head.cause());
                } else {
                    read(head.result());
                }
            });
            ready.end(Buffer.buffer(json)).onFailure(result::tryFail);
        }

        private void read(HttpClientResponse head) {
            head.exceptionHandler(result::tryFail);
            head.handler(part -> {
                if (result.future().isComplete()) {
                    return;
                }
                int room = MAX_BODY - body.length();
                body.appendBuffer(part, 0, Math.min(room, part.length()));
                if (part.length() > room) {
                    result.tryComplete(answer(head, true));
                    reset();
                }
            });
            head.endHandler(end -> result.tryComplete(answer(head, false)));
        }

        private HttpAnswer answer(HttpClientResponse head, boolean cutOff) {
            return new HttpAnswer(
                    head.statusCode(),
                    header(head, HttpHeaders.CONTENT_TYPE),
                    header(head, HttpHeaders.CONTENT_ENCODING),
                    Optional.ofNullable(head.getHeader(HttpHeaders.RETRY_AFTER)),
                    body.toString(),
                    cutOff);
        }

        private static String header(HttpClientResponse head, CharSequence name) {
            @Nullable String value = head.getHeader(name);
            return value == null ? "" : value;
        }

        void abort(Throwable why) {
            result.tryFail(why);
            reset();
        }

        private void reset() {
            HttpClientRequest sent = request;
            if (sent != null) {
                sent.reset();
            }
        }
    }
}
