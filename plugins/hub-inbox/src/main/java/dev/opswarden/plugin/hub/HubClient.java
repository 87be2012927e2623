package dev.opswarden.plugin.hub;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.HttpEndpoint;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The requests of this plugin: one connection pool for its three extensions, made when the first of them asks. */
final class HubClient {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    // Shorter than the five seconds after which common servers close an idle connection: a request must not meet that.
    private static final int IDLE_SECONDS = 2;

    // Holds the clients too: one that nothing refers to is closed by the garbage collector in mid-request.
    private static final Map<PluginContext, HubClient> OPEN = Collections.synchronizedMap(new WeakHashMap<>());

    private final Vertx vertx;
    private final HubSettings settings;
    private final WebClient web;

    private HubClient(Vertx vertx, HubSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        WebClientOptions options = new WebClientOptions()
                .setUserAgent("warden-runtime")
                .setFollowRedirects(false)
                .setConnectTimeout((int) CONNECT_LIMIT.toMillis())
                .setVerifyHost(true);
        if (settings.url().tls()) {
            options.setSslHandshakeTimeout(CONNECT_LIMIT.toMillis()).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        }
        options.setKeepAliveTimeout(IDLE_SECONDS);
        settings.authorities().ifPresent(options::setTrustOptions);
        this.web = WebClient.create(vertx, options).addInterceptor(Exchange::intercept);
    }

    /**
     * Does something with the client of a context.
     *
     * @return what {@code work} returns; a failure of kind {@link ErrorKind#SETTINGS} if there can be no client
     */
    static <T> Future<T> with(PluginContext context, Function<HubClient, Future<T>> work) {
        try {
            return work.apply(OPEN.computeIfAbsent(context, key -> new HubClient(key.vertx(), HubSettings.of(key))));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    HubSettings settings() {
        return settings;
    }

    /** Does work that takes a while on a worker thread, so that timers go on. */
    <T> Future<T> offTheLoop(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    /**
     * Sends a request.
     *
     * @return the answer, whatever its status; a failure of kind {@link ErrorKind#TIMEOUT},
     *     {@link ErrorKind#UNREACHABLE} or {@link ErrorKind#PROTOCOL} if there is none
     */
    Future<Answer> call(HubCall call) {
        Duration left = call.limit().left();
        Exchange exchange = new Exchange(call.maxBody());
        HttpRequest<Buffer> request = request(call, exchange, left);
        long timer = vertx.setTimer(left.toMillis(), id -> exchange.abort(new TimeoutException()));
        (call.json() == null ? request.send() : request.sendBuffer(Buffer.buffer(call.json())))
                .onComplete(exchange::done);
        return exchange.result()
                .onComplete(outcome -> vertx.cancelTimer(timer))
                .recover(failure -> Future.failedFuture(Trouble.of(failure, call, settings)));
    }

    /** A failure of kind {@link ErrorKind#PROTOCOL}: the hub answered, but not as agreed. */
    WardenException protocol(HubCall call, String reason) {
        return new WardenException(
                ErrorKind.PROTOCOL, settings.withoutToken("the hub at " + settings.url() + ": " + call + " " + reason));
    }

    private HttpRequest<Buffer> request(HubCall call, Exchange exchange, Duration left) {
        HttpEndpoint url = settings.url();
        HttpRequest<Buffer> request = web.request(call.method(), url.port(), url.host(), url.basePath() + call.target())
                .ssl(url.tls())
                .connectTimeout(Math.min(CONNECT_LIMIT.toMillis(), left.toMillis()))
                .putHeader(HttpHeaders.ACCEPT.toString(), "application/json")
                .as(exchange);
        settings.token()
                .ifPresent(
                        token -> request.putHeader(HttpHeaders.AUTHORIZATION.toString(), "Bearer " + token.reveal()));
        if (call.json() != null && !call.json().isEmpty()) {
            request.putHeader(HttpHeaders.CONTENT_TYPE.toString(), "application/json");
        }
        if (call.key() != null) {
            request.putHeader("Idempotency-Key", call.key());
        }
        return request;
    }
}
