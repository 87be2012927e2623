package dev.opswarden.plugin.hub;

import dev.opswarden.spi.MessageId;
import dev.opswarden.testkit.TestSettings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A hub that keeps what it is told, and goes away or refuses when a test says so. */
final class MemoryHub implements AutoCloseable {

    private final ScriptedHub server = new ScriptedHub();
    private final String url = server.http(this::answer);
    private final List<JsonObject> messages = new ArrayList<>();
    private final Map<String, JsonObject> replies = new LinkedHashMap<>();
    private final Map<String, JsonObject> notes = new LinkedHashMap<>();
    private boolean away;
    private boolean refusing;

    TestSettings settings() {
        return ScriptedHub.settings(url);
    }

    synchronized MessageId arrives(String from, String subject, String body) {
        String id = "m-" + messages.size();
        messages.add(new JsonObject()
                .put("id", id)
                .put("from_agent", from)
                .put("to_agent", ScriptedHub.AGENT)
                .put("subject", subject)
                .put("body", body)
                .putNull("thread_id")
                .put("created_at", "2026-11-01T10:00:0" + messages.size() % 10 + "Z")
                .putNull("read_at"));
        return new MessageId(id);
    }

    synchronized void somethingBrokenArrives() {
        JsonObject nobodys = new JsonObject()
                .put("id", "broken-" + messages.size())
                .put("to_agent", ScriptedHub.AGENT)
                .put("subject", "from nobody")
                .put("body", "");
        messages.add(nobodys);
    }

    synchronized void isRead(MessageId id) {
        named(id.value()).put("read_at", "2026-11-01T11:00:00Z");
    }

    synchronized boolean wasRead(MessageId id) {
        return named(id.value()).getString("read_at") != null;
    }

    synchronized void goesAway() {
        away = true;
    }

    synchronized void refuses() {
        refusing = true;
    }

    synchronized Object contents() {
        return List.of(messages.toString(), replies.toString(), notes.toString());
    }

    synchronized List<String> replies() {
        return replies.values().stream().map(reply -> reply.getString("body")).toList();
    }

    synchronized List<String> notes() {
        return notes.values().stream().map(note -> note.getString("summary")).toList();
    }

    private synchronized void answer(HttpServerRequest request) {
        String call = request.method() + " " + request.path();
        if (away) {
            end(request, 503, new JsonObject().put("detail", "not now"));
        } else if (call.equals("GET /state/health")) {
            end(request, 200, new JsonObject().put("status", "ok"));
        } else if (call.equals("GET /messages/")) {
            end(request, 200, list(request));
        } else if (call.startsWith("GET /messages/") && named(last(request)) != null) {
            end(request, 200, named(last(request)));
        } else if (call.startsWith("PATCH /messages/") && !refusing) {
            isRead(new MessageId(request.path().split("/")[2]));
            end(request, 200, new JsonObject());
        } else if (call.equals("POST /messages/") && !refusing) {
            keep(request, replies);
        } else if (call.equals("POST /progress/") && !refusing) {
            keep(request, notes);
        } else {
            end(request, refusing ? 422 : 404, new JsonObject().put("detail", "no such thread here"));
        }
    }

    private void keep(HttpServerRequest request, Map<String, JsonObject> kept) {
        // The script runs once the body is there.
        String body = server.requests.get(server.requests.size() - 1).body();
        String key = request.getHeader("Idempotency-Key");
        JsonObject earlier = kept.get(key);
        JsonObject taken = earlier == null ? new JsonObject(body).put("id", "taken-" + kept.size()) : earlier;
        kept.put(key, taken);
        end(request, earlier == null ? 201 : 200, taken);
    }

    private JsonArray list(HttpServerRequest request) {
        Stream<JsonObject> all = Stream.concat(messages.stream(), replies.values().stream());
        for (String field : List.of("to_agent", "from_agent", "thread_id")) {
            String wanted = request.getParam(field);
            all = all.filter(message -> wanted == null || wanted.equals(message.getString(field)));
        }
        if ("true".equals(request.getParam("unread_only"))) {
            all = all.filter(message -> message.getString("read_at") == null);
        }
        return new JsonArray(all.skip(ScriptedHub.number(request, "offset"))
                .limit(ScriptedHub.number(request, "limit"))
                .toList());
    }

    private JsonObject named(String id) {
        return messages.stream()
                .filter(message -> id.equals(message.getString("id")))
                .findFirst()
                .orElse(null);
    }

    private static String last(HttpServerRequest request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    private static void end(HttpServerRequest request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
