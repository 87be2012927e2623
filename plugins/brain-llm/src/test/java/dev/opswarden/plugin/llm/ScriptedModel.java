package dev.opswarden.plugin.llm;

import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestMessages;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint that does as a test says, on a real socket, and the brain that asks it. */
final class ScriptedModel implements AutoCloseable {

    /** What arrived. */
    record Request(String uri, MultiMap headers, String body) {

        JsonObject json() {
            return new JsonObject(body);
        }

        String user() {
            return json().getJsonArray("messages").getJsonObject(1).getString("content");
        }

        String system() {
            return json().getJsonArray("messages").getJsonObject(0).getString("content");
        }

        boolean asksForTheSchema() {
            return json().containsKey("response_format");
        }
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger inFlight = new AtomicInteger();
    final AtomicInteger mostInFlight = new AtomicInteger();

    private final Vertx client =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(4));

    private final Vertx server = Vertx.vertx();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Duration> durations = new HashMap<>();
    private final Path directory;
    private LlmBrain brain;

    ScriptedModel(Path directory) {
        this.directory = directory;
        durations.put("LLM_CONNECT_TIMEOUT", Duration.ofSeconds(20));
    }

    /** Serves HTTP by this script, and makes it the endpoint. */
    ScriptedModel http(Handler<HttpServerRequest> script) {
        int port = await(server.createHttpServer()
                        .requestHandler(request -> request.body().onSuccess(body -> {
                            mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                            request.response().endHandler(end -> inFlight.decrementAndGet());
                            requests.add(new Request(request.uri(), request.headers(), body.toString()));
                            script.handle(request);
                        }))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        return set("LLM_CONNECT_URL", "http://127.0.0.1:" + port);
    }

    /** Serves whatever a test writes to a socket. */
    ScriptedModel raw(Handler<NetSocket> script) {
        int port = await(server.createNetServer().connectHandler(script).listen(0, "127.0.0.1"))
                .actualPort();
        return set("LLM_CONNECT_URL", "http://127.0.0.1:" + port);
    }

    ScriptedModel set(String name, Object value) {
        texts.put(name, value.toString());
        return this;
    }

    String setting(String name) {
        return texts.get(name);
    }

    /** The latest of what arrived. */
    Request lastRequest() {
        return requests.get(requests.size() - 1);
    }

    ScriptedModel timeout(Duration limit) {
        durations.put("LLM_CONNECT_TIMEOUT", limit);
        return this;
    }

    Path rules() {
        return directory.resolve("rules");
    }

    Vertx serverSide() {
        return server;
    }

    synchronized LlmBrain brain() {
        if (brain == null) {
            brain = new LlmBrain(new TestContext(
                    "brain-llm",
                    client,
                    new TestSettings(texts, durations),
                    new TestingClock(),
                    "ops-warden",
                    directory));
        }
        return brain;
    }

    Future<Triage> asked(Message message) {
        return client.executeBlocking(() -> brain().triage(message, Conversation.NONE), false)
                .compose(said -> said);
    }

    /** What the brain says of one message. */
    Triage.Decided decision() {
        return (Triage.Decided) await(asked(message(1)));
    }

    /** Why the brain fails on one message. */
    String failure() {
        try {
            throw new AssertionError("it did not fail, but said " + await(asked(message(1))));
        } catch (WardenException e) {
            return e.getMessage();
        }
    }

    /** What became of so many messages, asked about two at a time as the engine does: the decision, or the reason. */
    List<String> outcomes(int count) {
        String[] outcomes = new String[count];
        AtomicInteger next = new AtomicInteger();
        await(Future.join(List.of(lane(next, outcomes), lane(next, outcomes))));
        return List.of(outcomes);
    }

    private Future<Void> lane(AtomicInteger next, String[] outcomes) {
        int mine = next.getAndIncrement();
        if (mine >= outcomes.length) {
            return Future.succeededFuture();
        }
        return asked(message(mine))
                .transform(done -> {
                    outcomes[mine] = done.failed()
                            ? done.cause().getMessage()
                            : ((Triage.Decided) done.result()).decision().label();
                    return Future.<Void>succeededFuture();
                })
                .compose(done -> lane(next, outcomes));
    }

    static Message message(int number) {
        return TestMessages.message("m-" + number, "Where is the key?", "Hi, where is key number " + number + " kept?");
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(40, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing came", e);
        }
    }

    @Override
    public void close() {
        if (brain != null) {
            await(brain.close());
        }
        await(client.close());
        await(server.close());
    }
}
