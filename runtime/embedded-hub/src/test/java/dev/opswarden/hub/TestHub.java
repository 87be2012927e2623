package dev.opswarden.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A hub and a client of it that has nothing in common with it but HTTP. */
final class TestHub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedHub hub;

    private TestHub(HubOptions options) {
        try {
            hub = await(EmbeddedHub.start(vertx, options));
        } catch (RuntimeException e) {
            await(vertx.close());
            throw e;
        }
    }

    static TestHub start() {
        return new TestHub(HubOptions.defaults());
    }

    static TestHub start(HubOptions options) {
        return new TestHub(options);
    }

    static TestHub in(Path directory) {
        return new TestHub(HubOptions.defaults().withDataDirectory(directory));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    EmbeddedHub hub() {
        return hub;
    }

    LoadResult load(Path file) {
        return await(hub.load(file));
    }

    /** An answer; the body is parsed, as every answer of the hub is JSON. */
    record Answer(int status, JsonNode body, HttpResponse<String> http) {

        String text(String field) {
            return body.path(field).asText();
        }

        String detail() {
            return text("detail");
        }

        List<String> ids() {
            List<String> ids = new ArrayList<>();
            body.forEach(message -> ids.add(message.path("id").asText()));
            return ids;
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    HttpRequest.Builder request(String rawPath) {
        return HttpRequest.newBuilder(URI.create(hub.url() + rawPath)).timeout(PATIENCE);
    }

    Answer send(HttpRequest.Builder request) {
        return await(Future.fromCompletionStage(sendLater(request)));
    }

    CompletableFuture<Answer> sendLater(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(TestHub::answer);
    }

    private static Answer answer(HttpResponse<String> response) {
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (Exception e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    Answer get(String rawPath) {
        return send(request(rawPath));
    }

    Answer call(String method, String rawPath) {
        return send(request(rawPath).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    Answer post(String rawPath, String body, String... headers) {
        return send(postRequest(rawPath, body, headers));
    }

    HttpRequest.Builder postRequest(String rawPath, String body, String... headers) {
        HttpRequest.Builder request = request(rawPath).POST(HttpRequest.BodyPublishers.ofString(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    Answer markRead(String id) {
        return call("PATCH", "/messages/" + encode(id) + "/read");
    }

    /** Percent-encodes every byte that is no letter or digit, so that no library has an opinion on dots. */
    static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E")
                .replace("*", "%2A");
    }

    static String message(String from, String to, String subject) {
        return JSON.createObjectNode()
                .put("from_agent", from)
                .put("to_agent", to)
                .put("subject", subject)
                .put("body", "body of " + subject)
                .toString();
    }

    static String note(String summary) {
        return JSON.createObjectNode()
                .put("author", "ops-warden")
                .put("event_type", "note")
                .put("summary", summary)
                .put("detail", "in detail")
                .toString();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(hub.close());
        await(vertx.close());
    }
}
