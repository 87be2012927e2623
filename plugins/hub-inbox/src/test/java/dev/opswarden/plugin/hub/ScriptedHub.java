package dev.opswarden.plugin.hub;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
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
    FakeContext at(String url) {
        return new FakeContext(client, AGENT, url);
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
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("nothing came", e);
        }
    }

    @Override
    public void close() {
        await(client.close());
        await(server.close());
    }
}
