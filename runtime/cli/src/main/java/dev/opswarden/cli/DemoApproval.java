package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Terminal;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.state.Draft;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The step of the demo that a person takes: approves a draft, and looks at the hub for what came of it. */
final class DemoApproval {

    private final Vertx vertx;
    private final HttpClient client;
    private final String hubUrl;
    private final Surroundings surroundings;
    private final Invocation invocation;

    /**
     * A step to take.
     *
     * @param vertx the demo's
     * @param hubUrl the demo's hub
     * @param surroundings where the demo's commands run
     * @param invocation whose terminal and plugins they use
     */
    DemoApproval(Vertx vertx, String hubUrl, Surroundings surroundings, Invocation invocation) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
        this.hubUrl = hubUrl;
        this.surroundings = surroundings;
        this.invocation = invocation;
    }

    /** Runs {@code warden-runtime approve}; completes with its exit status. */
    Future<Integer> approve(Draft draft) {
        String[] command = {"approve", draft.messageId().value()};
        Terminal terminal = new Terminal(invocation.out(), invocation.err());
        return vertx.executeBlocking(() -> Main.run(command, surroundings, terminal, invocation.plugins()));
    }

    /** The reply to a draft's message, as the hub has it. */
    Future<Optional<JsonObject>> reply(Draft draft) {
        String query = "/messages/?limit=200&thread_id=" + URLEncoder.encode(draft.threadId(), StandardCharsets.UTF_8);
        return client.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(hubUrl + query))
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .map(body -> replyTo(draft, body));
    }

    private static Optional<JsonObject> replyTo(Draft draft, Buffer thread) {
        return new JsonArray(thread)
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(message -> draft.messageId().value().equals(message.getString("in_reply_to")))
                        .findFirst();
    }
}
