package dev.opswarden.plugin.hub;

import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestSettings;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hubs that do as a test says, on real sockets, and the client's side of the world: one event loop and two workers, as
 * the host has them.
 */
final class ScriptedHub implements AutoCloseable {

    /** What arrived. */
    record Request(String method, String uri, MultiMap headers, String body) {}

    static final String AGENT = "ops-warden";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, Duration> LIMITS = Map.of(
            "WORKER_TIMEOUT_HEALTH", PATIENCE,
            "WORKER_TIMEOUT_FETCH", PATIENCE,
            "WORKER_TIMEOUT_SEND", PATIENCE,
            "WORKER_TIMEOUT_PROGRESS", PATIENCE);

    /** Below what is no directory: whoever would keep something fails. */
    private static final Path NOTHING_IS_KEPT = Path.of("/dev/null/nothing");

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final Vertx client = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    private final Vertx server = Vertx.vertx();

    /** Serves HTTP and returns the URL. */
    String http(Handler<HttpServerRequest> script) {
        return "http://127.0.0.1:" + listen(new HttpServerOptions(), script);
    }

    /** Serves HTTP as the options say, and returns the port. */
    int listen(HttpServerOptions options, Handler<HttpServerRequest> script) {
        return await(server.createHttpServer(
                                options.setHost("127.0.0.1").setPort(0).setMaxInitialLineLength(65_536))
                        .requestHandler(request -> request.body().onSuccess(body -> {
                            requests.add(new Request(
                                    request.method().name(), request.uri(), request.headers(), body.toString()));
                            script.handle(request);
                        }))
                        .listen())
                .actualPort();
    }

    /** Serves whatever a test writes to a socket, and returns the URL. */
    String raw(Handler<NetSocket> script) {
        return "http://127.0.0.1:"
                + await(server.createNetServer().connectHandler(script).listen(0, "127.0.0.1"))
                        .actualPort();
    }

    /** A context whose hub is at this URL. */
    TestContext at(String url) {
        return at(url, Map.of());
    }

    /** A context whose hub is at this URL, with other settings beside it. */
    TestContext at(String url, Map<String, ?> others) {
        Map<String, String> texts = new HashMap<>(Map.of("WARDEN_HUB_URL", url));
        others.forEach((name, value) -> texts.put(name, value.toString()));
        return context(AGENT, new TestSettings(texts, LIMITS));
    }

    /** A context whose hub is at this URL, with another limit for one stage. */
    TestContext at(String url, String stage, Duration limit) {
        Map<String, Duration> limits = new HashMap<>(LIMITS);
        limits.put("WORKER_TIMEOUT_" + stage, limit);
        return context(AGENT, new TestSettings(Map.of("WARDEN_HUB_URL", url), limits));
    }

    /** A context whose hub is at this URL, for the inbox of this agent. */
    TestContext of(String agent, String url) {
        return context(agent, settings(url));
    }

    /** Settings for a hub at this URL, with limits that no test comes to. */
    static TestSettings settings(String url) {
        return new TestSettings(Map.of("WARDEN_HUB_URL", url), LIMITS);
    }

    private TestContext context(String agent, TestSettings settings) {
        return new TestContext("hub-inbox", client, settings, Clock.systemUTC(), agent, NOTHING_IS_KEPT);
    }

    Vertx serverSide() {
        return server;
    }

    /** A script that always answers alike. */
    static Handler<HttpServerRequest> always(int status, String contentType, String body) {
        return request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType)
                .end(body);
    }

    static Handler<HttpServerRequest> json(int status, String body) {
        return always(status, "application/json", body);
    }

    /** A script that lists these entries, by limit and offset. */
    static Handler<HttpServerRequest> listing(List<String> entries) {
        return request -> {
            int offset = number(request, "offset");
            int end = Math.min(entries.size(), offset + number(request, "limit"));
            List<String> page = offset >= end ? List.of() : entries.subList(offset, end);
            json(200, "[" + String.join(",", page) + "]").handle(request);
        };
    }

    static int number(HttpServerRequest request, String name) {
        return Integer.parseInt(request.getParam(name));
    }

    /** A message as a hub writes it. */
    static String message(String id) {
        return message(id, "text of " + id);
    }

    static String message(String id, String body) {
        return "{\"id\":\"" + id + "\",\"from_agent\":\"dev\",\"to_agent\":\"" + AGENT
                + "\",\"subject\":\"s\",\"body\":\"" + body
                + "\",\"thread_id\":null,\"created_at\":\"2026-11-01T10:00:00Z\",\"read_at\":null}";
    }

    static List<String> messages(int count) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(message("m" + i));
        }
        return all;
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing came", e);
        }
    }

    @Override
    public void close() {
        await(client.close());
        await(server.close());
    }
}
