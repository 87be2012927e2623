package dev.opswarden.plugin.llm;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What an endpoint answers: scripts for {@link ScriptedModel}, and the texts in them. */
final class ModelAnswers {

    static final String VERDICT =
            "{\"decision\":\"reply\",\"body\":\"It is in the vault.\",\"reason\":\"asks where\",\"confidence\":0.9,"
                    + "\"priority\":\"normal\"}";

    /** Answers as a model does that says this. */
    static Handler<HttpServerRequest> saying(String content) {
        return json(200, completion(content));
    }

    static String completion(String content) {
        return completion(content, "stop");
    }

    static String completion(String content, String finish) {
        return new JsonObject()
                .put("id", "c-1")
                .put("object", "chat.completion")
                .put("model", "default")
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", 0)
                                        .put(
                                                "message",
                                                new JsonObject()
                                                        .put("role", "assistant")
                                                        .put("content", content))
                                        .put("finish_reason", finish)))
                .put("usage", new JsonObject().put("completion_tokens", 20))
                .encode();
    }

    static Handler<HttpServerRequest> json(int status, String body) {
        return answer(status, "application/json", body);
    }

    static Handler<HttpServerRequest> answer(int status, String type, String body) {
        return request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .end(body);
    }

    /** Another script for each request, the last one for all after it. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static Handler<HttpServerRequest> inTurn(Handler<HttpServerRequest>... scripts) {
        List<Handler<HttpServerRequest>> left = new ArrayList<>(List.of(scripts));
        return request -> {
            Handler<HttpServerRequest> script;
            synchronized (left) {
                script = left.size() > 1 ? left.remove(0) : left.get(0);
            }
            script.handle(request);
        };
    }

    private ModelAnswers() {}
}
