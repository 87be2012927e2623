package dev.opswarden.dist;

import static dev.opswarden.dist.Latches.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import dev.opswarden.dist.Distribution.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is down, slow, dripping, or gone in mid-answer: the tick ends in time, and the rules decide. */
final class ModelDownIT {

    private static final int MESSAGES = 50;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path work;

    private final CountDownLatch over = new CountDownLatch(1);
    private Distribution distribution;
    private ScriptedHub hub;
    private ScriptedEndpoint model;
    private int runs;

    @BeforeEach
    void start() throws IOException {
        distribution = new Distribution(work);
        hub = new ScriptedHub().on("/messages/", ScriptedHub.messages(MESSAGES));
        model = new ScriptedEndpoint(ScriptedEndpoint.drafting("It is in the vault."));
    }

    @AfterEach
    void stop() {
        over.countDown();
        hub.close();
        model.close();
    }

    @Test
    void aSilentModelCostsATickOneTimeOutAndALittle() throws Exception {
        model.on((exchange, request) -> await(over));
        tick(Map.of());

        Timed without = tick(Map.of());
        Timed with = tick(endpoint());

        assertDecidedByTheRules(with, "timeout after 2s");
        Duration allowed = without.took().plusSeconds(10).plus(TIMEOUT);
        assertTrue(with.took().compareTo(allowed) <= 0, () -> with.took() + ", and without a model " + without.took());
    }

    @Test
    void aModelThatIsNotThereIsSaidToBe() throws Exception {
        Map<String, String> environment = new HashMap<>(endpoint());
        environment.put("LLM_CONNECT_URL", "http://127.0.0.1:1");

        assertDecidedByTheRules(tick(environment), "connection refused");
    }

    @Test
    void aModelThatDripsIsSilent() throws Exception {
        model.on((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            } while (!over(20));
        });

        assertDecidedByTheRules(tick(endpoint()), "timeout after 2s");
    }

    @Test
    void aModelThatIsGoneInMidAnswerIsDown() throws Exception {
        model.on((exchange, request) -> {
            exchange.sendResponseHeaders(200, 5_000);
            exchange.getResponseBody().write("{\"choices\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertDecidedByTheRules(tick(endpoint()), "broke off");
    }

    @Test
    void aModelThatIsThereAgainReplacesWhatWasProvisional() throws Exception {
        hub.on(
                "/messages/",
                exchange -> ScriptedHub.json(200, "[" + ScriptedHub.message("riddle", "A riddle", "What am I?") + "]")
                        .answer(exchange));
        Map<String, String> environment = new HashMap<>(endpoint());
        environment.put("WORKER_STATE_DIR", work.resolve("kept").toString());
        StateFiles state = new StateFiles(work.resolve("kept"));
        model.on((exchange, request) -> ScriptedHub.json(500, "{}").answer(exchange));

        Ran first = distribution.run(environment, "tick", "--json");
        assertEquals(0, first.status(), first::err);
        assertTrue(state.draft("riddle").path("provisional").asBoolean(), first::out);

        model.on(ScriptedEndpoint.drafting("You are a riddle."));
        JsonNode second =
                JSON.readTree(distribution.run(environment, "tick", "--json").out());

        assertEquals("drafted", second.path("outcome").asText(), second::toString);
        assertEquals(1, second.at("/brains/llm").asInt(), second::toString);
        assertEquals("pending", state.status("riddle"));
        assertEquals("You are a riddle.", state.draft("riddle").path("body").asText());
        Ran shown = distribution.run(environment, "show", "riddle");
        assertTrue(
                Pattern.compile("Model +default \\(answered as scripted\\)\\s+Prompt +[0-9a-f]{64}\\s")
                        .matcher(shown.out())
                        .find(),
                shown::out);
    }

    @Test
    void whereEverybodyIsAskedTheyAreCompared() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(3));
        model.on((exchange, request) -> ScriptedEndpoint.say(
                exchange, ScriptedEndpoint.verdict("").put("decision", "ignore").toString()));

        JsonNode report = JSON.readTree(
                distribution.run(endpoint(), "tick", "--compare", "--json").out());

        assertEquals("dry-run", report.path("outcome").asText());
        assertEquals(3, report.path("compared").size(), report::toString);
        JsonNode first = report.at("/compared/0");
        assertTrue(first.path("differs").asBoolean(), report::toString);
        assertEquals("ignore", first.at("/answers/0/answer").asText());
        assertEquals("drools", first.at("/answers/1/brain").asText());
        assertEquals("reply", first.at("/answers/1/answer").asText());
        Ran page = distribution.run(endpoint(), "tick", "--compare");
        assertTrue(page.out().contains("3 messages of 3 are decided differently"), page::out);
        Ran replayed = distribution.run(endpoint(), "rules", "replay", "--with-llm");
        assertTrue(replayed.out().contains("3 messages of 3 are decided differently"), replayed::out);
        assertTrue(hub.requests().stream().allMatch(request -> request.startsWith("GET ")), hub.requests()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"by itself", "SIGTERM", "kill -9"})
    void theForwardedPortEndsWithTheTickHoweverThatEnds(String end) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        model.on((exchange, request) -> {
            asked.countDown();
            await(over);
        });
        Path pids = work.resolve("pids");
        assertEquals(0, new ProcessBuilder("mkfifo", pids.toString()).start().waitFor());
        Path script = Files.writeString(
                work.resolve("forward.sh"), "sleep 5000 & echo \"$$ $!\" > \"$1\"; wait; sleep 5000\n");
        Map<String, String> environment = new HashMap<>(endpoint());
        environment.put("LLM_CONNECT_TIMEOUT", end.equals("by itself") ? "1s" : "30s");
        environment.put("LLM_CONNECT_FORWARD", "sh '" + script + "' '" + pids + "'");
        environment.put("WORKER_STATE_DIR", work.resolve("state").toString());

        Running tick = distribution.start(environment, "tick");
        List<ProcessHandle> started =
                CompletableFuture.supplyAsync(() -> processes(pids)).get(60, TimeUnit.SECONDS);
        assertEquals(2, started.size());
        assertTrue(asked.await(60, TimeUnit.SECONDS), "the model is asked");
        switch (end) {
            case "SIGTERM" -> tick.process().destroy();
            case "kill -9" -> tick.process().destroyForcibly();
            default -> {}
        }

        assertEquals(
                Map.of("by itself", 0, "SIGTERM", 143, "kill -9", 137).get(end),
                tick.end().status());
        for (ProcessHandle process : started) {
            process.onExit().get(15, TimeUnit.SECONDS);
        }
    }

    private record Timed(JsonNode report, Duration took) {}

    private Timed tick(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("WARDEN_HUB_URL", hub.url());
        environment.put("WORKER_STATE_DIR", work.resolve("state-" + runs++).toString());
        long begun = System.nanoTime();
        Ran ran = distribution.run(environment, "tick", "--json");
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertEquals(0, ran.status(), ran::err);
        return new Timed(JSON.readTree(ran.out()), took);
    }

    private Map<String, String> endpoint() {
        return Map.of(
                "WARDEN_HUB_URL", hub.url(),
                "LLM_CONNECT_URL", model.url(),
                "LLM_CONNECT_TIMEOUT", TIMEOUT.toSeconds() + "s");
    }

    private static void assertDecidedByTheRules(Timed tick, String why) {
        JsonNode report = tick.report();
        assertEquals(MESSAGES, report.at("/brains/drools").asInt(), report::toString);
        assertEquals(MESSAGES, report.at("/drafts/created").asInt(), report::toString);
        assertEquals(MESSAGES, report.path("fallbacks").size(), report::toString);
        assertTrue(report.path("fallbacks").toString().contains(why), report::toString);
        assertEquals("drafted", report.path("outcome").asText());
    }

    /** Those that a script names; reading waits for it to write. */
    private static List<ProcessHandle> processes(Path pids) {
        try {
            return List.of(Files.readString(pids).strip().split(" ")).stream()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean over(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
