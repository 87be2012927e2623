package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A hub in memory that keeps its promise about keys, and whose handling of a reply a test may delay, lose or refuse. */
final class KeyedHub implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** What happens to one {@code POST /messages/}; says whether it is answered. */
    interface Posting {

        /** Stores it, through the hub's own {@code store}, whenever it likes. */
        boolean post(Runnable store) throws InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, ObjectNode> messages = new LinkedHashMap<>();
    private final Map<String, ObjectNode> byKey = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Posting> postings = new ArrayList<>();
    private int refusing;

    KeyedHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    KeyedHub with(String id) {
        ObjectNode message = JSON.createObjectNode()
                .put("id", id)
                .put("from_agent", "agent-a")
                .put("to_agent", "ops-warden")
                .put("subject", "Where is the deploy key kept?")
                .put("body", "Hi, where do you keep it?")
                .put("created_at", "2026-11-02T09:00:00Z");
        messages.put(id, message);
        return this;
    }

    /** What becomes of the next replies, one after the other; those after them are stored and answered. */
    synchronized KeyedHub next(Posting... coming) {
        postings.addAll(List.of(coming));
        return this;
    }

    /** Refuses every reply with this status from now on; 0 for none. */
    synchronized KeyedHub refusing(int status) {
        refusing = status;
        return this;
    }

    /** The replies that it holds. */
    synchronized List<JsonNode> replies() {
        return messages.values().stream()
                .filter(message -> message.hasNonNull("in_reply_to"))
                .map(JsonNode.class::cast)
                .toList();
    }

    synchronized boolean isRead(String id) {
        ObjectNode message = messages.get(id);
        return message != null && message.hasNonNull("read_at");
    }

    /** Every request so far, as {@code METHOD path?query}. */
    List<String> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        try (exchange) {
            switch (exchange.getRequestMethod() + " " + path.replaceAll("^/messages/[^/]+", "/messages/ID")) {
                case "GET /state/health" -> answer(exchange, 200, JSON.createObjectNode());
                case "POST /progress/" ->
                    answer(exchange, 201, JSON.createObjectNode().put("id", "p"));
                case "GET /messages/" -> answer(exchange, 200, list(exchange));
                case "GET /messages/ID" -> one(exchange, path.substring("/messages/".length()), false);
                case "PATCH /messages/ID/read" ->
                    one(exchange, path.substring("/messages/".length(), path.length() - "/read".length()), true);
                case "POST /messages/" -> post(exchange, body);
                default -> answer(exchange, 404, JSON.createObjectNode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized ArrayNode list(HttpExchange exchange) {
        Map<String, String> wanted = new HashMap<>();
        for (String pair :
                String.valueOf(exchange.getRequestURI().getRawQuery()).split("&")) {
            String[] parts = pair.split("=", 2);
            wanted.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
        }
        ArrayNode list = JSON.createArrayNode();
        if (!"0".equals(wanted.getOrDefault("offset", "0"))) {
            return list;
        }
        for (ObjectNode message : messages.values()) {
            boolean fits = matches(wanted, message, "to_agent")
                    && matches(wanted, message, "from_agent")
                    && matches(wanted, message, "thread_id")
                    && !("true".equals(wanted.get("unread_only")) && message.hasNonNull("read_at"));
            if (fits) {
                list.add(message);
            }
        }
        return list;
    }

    private static boolean matches(Map<String, String> wanted, ObjectNode message, String name) {
        return !wanted.containsKey(name)
                || wanted.get(name).equals(message.path(name).asText());
    }

    private void one(HttpExchange exchange, String id, boolean mark) throws IOException {
        ObjectNode message;
        synchronized (this) {
            message = messages.get(id);
            if (message != null && mark) {
                message.put("read_at", "2026-11-02T10:00:00Z");
            }
        }
        answer(exchange, message == null ? 404 : 200, message == null ? JSON.createObjectNode() : message);
    }

    private void post(HttpExchange exchange, String body) throws IOException, InterruptedException {
        Posting posting;
        synchronized (this) {
            if (refusing != 0) {
                answer(exchange, refusing, JSON.createObjectNode().put("detail", "not like that"));
                return;
            }
            posting = postings.isEmpty() ? store -> true : postings.remove(0);
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        ObjectNode reply = (ObjectNode) JSON.readTree(body);
        boolean[] stored = new boolean[1];
        Runnable store = () -> {
            synchronized (this) {
                if (!byKey.containsKey(key)) {
                    reply.put("id", "reply-" + byKey.size()).put("created_at", "2026-11-02T09:30:00Z");
                    byKey.put(key, reply);
                    messages.put(reply.path("id").asText(), reply);
                    stored[0] = true;
                }
            }
        };
        boolean answered = posting.post(store);
        if (answered) {
            store.run();
            answer(exchange, stored[0] ? 201 : 200, byKey.get(key));
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
