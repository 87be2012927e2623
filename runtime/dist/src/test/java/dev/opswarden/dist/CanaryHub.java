package dev.opswarden.dist;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A hub that writes down every word it is sent, its token excepted, and refuses replies in words of a test's own. */
final class CanaryHub implements AutoCloseable {

    /** Beyond ASCII everything is escaped: half of a surrogate pair goes over the wire in no other way. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final ScriptedHub hub = new ScriptedHub();
    private final Map<String, ObjectNode> messages = new LinkedHashMap<>();
    private final List<String> wire = new CopyOnWriteArrayList<>();
    private volatile Function<String, String> refusal = id -> "";

    CanaryHub() throws IOException {
        hub.on("/state/health", exchange -> {
            note(exchange);
            ScriptedHub.json(200, "{\"status\":\"ok\"}").answer(exchange);
        });
        hub.on("/progress/", exchange -> {
            note(exchange);
            ScriptedHub.json(201, "{\"id\":\"p\"}").answer(exchange);
        });
        hub.on("/messages/", this::messages);
    }

    String url() {
        return hub.url();
    }

    /** Everything it was sent: method, address, headers, body. */
    List<String> wire() {
        return wire;
    }

    /** What to say of a reply to a message instead of taking it; empty to take it. */
    void refuse(Function<String, String> why) {
        refusal = why;
    }

    /** A message that nobody has read; the thread of a message without one is its own. */
    void put(String id, String from, String thread, String subject, String body, String... labels) {
        ObjectNode message = message(id, from, thread, subject, body);
        List.of(labels).forEach(message.putArray("labels")::add);
        put(message);
    }

    /** An unread message as the hub has it; it is not there before it is {@link #put}. */
    static ObjectNode message(String id, String from, String thread, String subject, String body) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("from_agent", from)
                .put("to_agent", "ops-warden")
                .put("subject", subject)
                .put("body", body)
                .put("thread_id", thread)
                .put("created_at", "2026-11-02T09:00:00Z")
                .putNull("read_at");
    }

    /** A message with fields of a test's own. */
    void put(ObjectNode message) {
        String id = message.path("id").asText();
        messages.put(id, message);
        if (id.isEmpty()) {
            // It would be asked for where the list is.
            return;
        }
        for (String path : List.of("/messages/" + id, "/messages/" + id + "/read")) {
            hub.on(path, exchange -> {
                note(exchange);
                ScriptedHub.json(200, JSON.writeValueAsString(message)).answer(exchange);
            });
        }
    }

    /** What was said before in a thread, and read. */
    void earlier(String thread, String text) {
        put("before " + thread, "agent-b", thread, "before", text);
        messages.get("before " + thread)
                .put("created_at", "2026-11-01T09:00:00Z")
                .put("read_at", "2026-11-01T10:00:00Z");
    }

    private void messages(HttpExchange exchange) throws IOException {
        String sent = note(exchange);
        if (exchange.getRequestMethod().equals("POST")) {
            take(exchange, (ObjectNode) JSON.readTree(sent));
            return;
        }
        int offset = Integer.parseInt(ScriptedHub.parameter(exchange, "offset", "0"));
        boolean unread = !ScriptedHub.parameter(exchange, "unread_only", "").isEmpty();
        String thread = ScriptedHub.parameter(exchange, "thread_id", "");
        String from = ScriptedHub.parameter(exchange, "from_agent", "");
        ArrayNode page = JSON.createArrayNode();
        messages.values().stream()
                .filter(message -> !unread || message.path("read_at").isNull())
                .filter(message -> thread.isEmpty()
                        || thread.equals(message.path("thread_id").asText()))
                .filter(message ->
                        from.isEmpty() || from.equals(message.path("from_agent").asText()))
                .skip(offset)
                .limit(200)
                .forEach(message -> page.add((JsonNode) message));
        ScriptedHub.json(200, JSON.writeValueAsString(page)).answer(exchange);
    }

    private void take(HttpExchange exchange, ObjectNode reply) throws IOException {
        String why = refusal.apply(reply.path("in_reply_to").asText());
        if (why.isEmpty()) {
            ScriptedHub.json(201, reply.put("id", "r").toString()).answer(exchange);
        } else {
            ScriptedHub.json(
                            422, JSON.writeValueAsString(JSON.createObjectNode().put("detail", why)))
                    .answer(exchange);
        }
    }

    private String note(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new LinkedHashMap<>(exchange.getRequestHeaders());
        headers.remove("Authorization");
        wire.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + headers + " " + body);
        return body;
    }

    @Override
    public void close() {
        hub.close();
    }
}
