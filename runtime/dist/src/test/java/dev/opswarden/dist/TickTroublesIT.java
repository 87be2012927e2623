package dev.opswarden.dist;

import static dev.opswarden.dist.Latches.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code warden-runtime tick} against what is away, is no hub, or answers slowly or without end. */
final class TickTroublesIT extends TickSetUp {

    static Stream<Arguments> hubsThatAreNone() {
        String tooDeep = "[".repeat(100_000);
        return Stream.of(
                Arguments.of("/state/health", ScriptedHub.json(401, "{}"), "the hub refuses this agent"),
                Arguments.of("/messages/", ScriptedHub.json(403, "{}"), "the hub refuses this agent"),
                Arguments.of("/state/health", ScriptedHub.json(503, "{}"), "the hub cannot be reached"),
                Arguments.of("/messages/", ScriptedHub.json(429, "{}"), "the hub cannot be reached"),
                Arguments.of("/messages/", ScriptedHub.json(500, "oops"), "the hub cannot be reached"),
                Arguments.of(
                        "/state/health", ScriptedHub.json(200, "{\"status\":\"down\"}"), "the hub cannot be reached"),
                Arguments.of("/state/health", ScriptedHub.json(404, "{}"), "this is no hub of the protocol"),
                Arguments.of(
                        "/messages/",
                        ScriptedHub.text(200, "text/html", "<html><body>Welcome</body></html>"),
                        "this is no hub of the protocol"),
                Arguments.of(
                        "/messages/", ScriptedHub.json(200, "{\"messages\":[]}"), "this is no hub of the protocol"),
                Arguments.of("/messages/", ScriptedHub.json(200, "[{\"id\":\"m"), "this is no hub of the protocol"),
                Arguments.of("/messages/", ScriptedHub.json(200, tooDeep), "this is no hub of the protocol"));
    }

    @ParameterizedTest
    @MethodSource("hubsThatAreNone")
    void aHubThatIsNoneIsASkippedTickThatSaysWhichOfThreeThingsIsWrong(
            String path, ScriptedHub.Script script, String reason) throws Exception {
        hub.on(path, script);

        JsonNode report = tick(0);

        assertEquals("skipped", report.at("/outcome").asText(), report::toString);
        assertTrue(report.at("/reason").asText().startsWith(reason), report.at("/reason")::asText);
        assertEquals("skipped", report.at("/progress_note").asText());
    }

    @Test
    void aHubThatIsNotThereIsASkippedTick() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            environment.put("WARDEN_HUB_URL", "http://127.0.0.1:" + free.getLocalPort());
        }

        JsonNode report = tick(0);

        assertEquals("skipped", report.at("/outcome").asText());
        assertTrue(report.at("/reason").asText().startsWith("the hub cannot be reached"), report::toString);
    }

    @Test
    void aHubThatNeverAnswersIsGivenUpWithinTheLimitOfItsStage() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        hub.on("/messages/", exchange -> await(never));
        environment.put("WORKER_TIMEOUT_FETCH", "300ms");

        JsonNode report = tick(0);
        never.countDown();

        assertEquals("skipped", report.at("/outcome").asText());
        assertEquals("timeout", report.at("/stages/1/status").asText(), report::toString);
        assertEquals(300, report.at("/stages/1/limit_ms").asInt());
        assertEquals(3_000, report.at("/stages/0/limit_ms").asInt());
    }

    @Test
    void twoHundredMegabytesAreCutOffAndNamed() throws Exception {
        byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        hub.on("/messages/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write("[{\"id\":\"big\",\"from_agent\":\"a\",\"body\":\"".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(chunk);
            }
        });

        JsonNode report = tick(0);

        assertEquals("skipped", report.at("/outcome").asText(), report::toString);
    }
}
