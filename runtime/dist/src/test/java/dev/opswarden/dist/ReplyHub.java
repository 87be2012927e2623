package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A hub that keeps replies by their key, as the protocol says, and lets a test step in between: before it keeps one,
 * after it, and instead of its answer.
 */
final class ReplyHub implements AutoCloseable {

    /** Keeps the reply of a request, unless its key is known, and says what a hub answers then. */
    interface Keeping {

        Answer keep() throws IOException;
    }

    /** Takes a {@code POST /messages/}; an exchange that is not answered is a connection that breaks. */
    interface Post {

        void take(HttpExchange exchange, Keeping hub) throws IOException;
    }

    /**
     * An answer.
     *
     * @param status the status
     * @param json the body
     */
    record Answer(int status, String json) {

        void to(HttpExchange exchange) throws IOException {
            ScriptedHub.json(status, json).answer(exchange);
        }
    }

    /** What a hub does. */
    static final Post TAKE = (exchange, hub) -> hub.keep().to(exchange);

    private static final JsonMapper JSON = new JsonMapper();

    private final ScriptedHub hub = new ScriptedHub();
    private final Map<String, ObjectNode> messages = new LinkedHashMap<>();
    private final Map<String, ObjectNode> replies = new LinkedHashMap<>();
    private volatile Post post = TAKE;

    ReplyHub() throws IOException {
        hub.on("/messages/", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                JsonNode reply = JSON.readTree(exchange.getRequestBody());
                post.take(exchange, () -> keep(key, reply));
            } else {
                ScriptedHub.json(200, page(exchange)).answer(exchange);
            }
        });
    }

    String url() {
        return hub.url();
    }

    /** A new message to which the shipped rules draft a reply. */
    synchronized String question() {
        String id = String.format("q%02d", messages.size());
        add(JSON.createObjectNode()
                .put("id", id)
                .put("from_agent", "agent-a")
                .put("to_agent", "ops-warden")
                .put("subject", "Where is the deploy key kept?")
                .put("body", "Hi, where?")
                .putNull("thread_id")
                .put("created_at", Instant.now().toString())
                .putNull("read_at"));
        return id;
    }

    private void add(ObjectNode message) {
        String id = message.path("id").asText();
        messages.put(id, message);
        hub.on(
                "/messages/" + id,
                exchange -> ScriptedHub.json(200, text(message)).answer(exchange));
        readAsEver(id);
    }

    /** Has the test take every reply from now on. */
    void onPost(Post script) {
        post = script;
    }

    /** Has the test answer when a message is to be marked read. */
    void onRead(String id, ScriptedHub.Script script) {
        hub.on("/messages/" + id + "/read", script);
    }

    /** Has the hub mark a message read as a hub does. */
    void readAsEver(String id) {
        onRead(id, exchange -> markRead(exchange, id));
    }

    /** Marks a message read, and answers that. */
    void markRead(HttpExchange exchange, String id) throws IOException {
        ScriptedHub.json(200, markedRead(id)).answer(exchange);
    }

    /** The ids of the messages that nobody has read; replies are none. */
    synchronized Set<String> unread() {
        Set<String> unread = new TreeSet<>(messages.keySet());
        unread.removeIf(this::isRead);
        return unread;
    }

    /** The texts of the replies to a message. */
    synchronized List<String> repliesTo(String id) {
        List<String> texts = new ArrayList<>();
        for (ObjectNode reply : replies.values()) {
            if (reply.path("in_reply_to").asText().equals(id)) {
                texts.add(reply.path("body").asText());
            }
        }
        return texts;
    }

    synchronized boolean isRead(String id) {
        return !messages.get(id).path("read_at").isNull();
    }

    private synchronized Answer keep(String key, JsonNode sent) {
        ObjectNode known = replies.get(key);
        if (known != null) {
            return new Answer(200, known.toString());
        }
        ObjectNode reply = sent.<ObjectNode>deepCopy()
                .put("id", "r" + replies.size())
                .put("created_at", Instant.now().toString())
                .putNull("read_at");
        replies.put(key, reply);
        return new Answer(201, reply.toString());
    }

    private synchronized String page(HttpExchange exchange) {
        int offset = Integer.parseInt(ScriptedHub.parameter(exchange, "offset", "0"));
        int limit = Integer.parseInt(ScriptedHub.parameter(exchange, "limit", "200"));
        ArrayNode page = JSON.createArrayNode();
        List<ObjectNode> all = new ArrayList<>(messages.values());
        all.addAll(replies.values());
        all.stream()
                .filter(message -> holds(message.path("to_agent"), exchange, "to_agent"))
                .filter(message -> holds(message.path("from_agent"), exchange, "from_agent"))
                .filter(message -> holds(thread(message), exchange, "thread_id"))
                .filter(message -> message.path("read_at").isNull()
                        || ScriptedHub.parameter(exchange, "unread_only", "").isEmpty())
                .skip(offset)
                .limit(limit)
                .forEach(page::add);
        return page.toString();
    }

    private static boolean holds(JsonNode field, HttpExchange exchange, String name) {
        String wanted = ScriptedHub.parameter(exchange, name, "");
        return wanted.isEmpty() || field.asText().equals(wanted);
    }

    /** A message without a thread is a thread of its own. */
    private static JsonNode thread(ObjectNode message) {
        return message.path("thread_id").isNull() ? message.path("id") : message.path("thread_id");
    }

    private synchronized String markedRead(String id) {
        return messages.get(id).put("read_at", Instant.now().toString()).toString();
    }

    private synchronized String text(ObjectNode message) {
        return message.toString();
    }

    @Override
    public void close() {
        hub.close();
    }
}
