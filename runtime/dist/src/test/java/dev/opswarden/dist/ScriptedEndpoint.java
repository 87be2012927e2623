package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A model's endpoint whose answers a test writes; it knows nothing of ours but what an OpenAI-compatible one takes. */
final class ScriptedEndpoint implements AutoCloseable {

    /** Answers one request, whose body was read. */
    interface Script {

        void answer(HttpExchange exchange, JsonNode request) throws IOException;
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "scripted-endpoint");
        thread.setDaemon(true);
        return thread;
    });
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile Script script;

    ScriptedEndpoint(Script script) throws IOException {
        this.script = script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> {
            try (exchange) {
                JsonNode request = JSON.readTree(exchange.getRequestBody());
                requests.add(request);
                this.script.answer(exchange, request);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void on(Script changed) {
        script = changed;
    }

    /** Every request so far. */
    List<JsonNode> requests() {
        return requests;
    }

    /** The text that a request gives as the user's. */
    static String user(JsonNode request) {
        return request.at("/messages/1/content").asText();
    }

    /** A model that drafts this. */
    static Script drafting(String body) {
        return (exchange, request) -> say(exchange, verdict(body).toString());
    }

    static ObjectNode verdict(String body) {
        return JSON.createObjectNode()
                .put("decision", "reply")
                .put("body", body)
                .put("reason", "asks for something")
                .put("confidence", 0.99)
                .put("priority", "normal");
    }

    /** Answers as a model does that says this. */
    static void say(HttpExchange exchange, String content) throws IOException {
        ObjectNode answer = JSON.createObjectNode().put("model", "scripted");
        ObjectNode choice = answer.putArray("choices").addObject().put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", content);
        ScriptedHub.json(200, answer.toString()).answer(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
