package dev.opswarden.plugin.llm;

import static dev.opswarden.plugin.llm.ModelAnswers.VERDICT;
import static dev.opswarden.plugin.llm.ModelAnswers.completion;
import static dev.opswarden.plugin.llm.ModelAnswers.inTurn;
import static dev.opswarden.plugin.llm.ModelAnswers.json;
import static dev.opswarden.plugin.llm.ModelAnswers.saying;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Triage;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model may cost: time, calls, tokens. */
final class BoundsTest extends ModelSetUp {

    private static final Handler<HttpServerRequest> SILENCE = request -> {};

    @Test
    void noMoreThanTwoAreInFlightAndTheFirstGoesAlone() {
        model.http(
                request -> model.serverSide().setTimer(60, id -> saying(VERDICT).handle(request)));

        assertEquals(Collections.nCopies(8, "reply"), model.outcomes(8));

        assertEquals(2, model.mostInFlight.get());
    }

    @Test
    void aSilentModelCostsOneTimeOutAndALittleHoweverManyMessagesThereAre() {
        model.timeout(Duration.ofSeconds(2)).http(SILENCE);

        long begun = System.nanoTime();
        List<String> outcomes = model.outcomes(50);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertTrue(outcomes.stream().anyMatch(why -> why.startsWith("timeout after 2s: ")), outcomes::toString);
        assertTrue(
                outcomes.get(49).contains("not asked any more in this tick after 3 failures in a row"),
                outcomes.get(49));
        assertTrue(took.compareTo(Duration.ofSeconds(2)) >= 0, took::toString);
        assertTrue(took.compareTo(Duration.ofMillis(4_500)) < 0, took::toString);
        assertTrue(model.requests.size() <= 4, () -> "" + model.requests.size());
    }

    @Test
    void aModelThatDripsIsTimedLikeASilentOne() {
        model.timeout(Duration.ofSeconds(1)).raw(socket -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n");
            model.serverSide().setPeriodic(50, id -> socket.write(" "));
        });

        assertTrue(model.failure().startsWith("timeout after 1s"));
    }

    @Test
    void anEndpointThatDoesNotSpeakTlsIsNotSaidToHaveHadAllTheTimeOfAMessage() {
        model.raw(socket -> {});
        model.set("LLM_CONNECT_URL", model.setting("LLM_CONNECT_URL").replace("http:", "https:"));

        String failure = model.failure();

        assertTrue(
                failure.endsWith(
                        "cannot be reached: no connection in time; does it speak TLS, as LLM_CONNECT_URL says?"),
                failure);
    }

    @Test
    void afterThreeFailuresInARowItIsNotAskedAnyMore() {
        model.http(json(500, "{\"error\":{\"message\":\"boom\"}}"));

        List<String> outcomes = model.outcomes(10);

        assertTrue(outcomes.stream().anyMatch(why -> why.endsWith("answered with 500: boom")), outcomes::toString);
        assertTrue(outcomes.get(9).contains("3 failures in a row, the last: "), outcomes.get(9));
        assertTrue(model.requests.size() <= 4, () -> "" + model.requests.size());
    }

    @Test
    void failuresThatAreNotInARowDoNotStopIt() {
        model.http(inTurn(
                json(500, "{}"), json(500, "{}"), saying(VERDICT), json(500, "{}"), json(500, "{}"), saying(VERDICT)));

        // One after the other: of two at a time the answers may arrive in either order.
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            outcomes.add(ScriptedModel.await(
                    model.asked(ScriptedModel.message(i)).map(said -> "decided").otherwise("failed")));
        }

        assertEquals(
                List.of("failed", "failed", "decided", "failed", "failed", "decided", "decided", "decided"), outcomes);
    }

    @Test
    void aLateRecoveryWithinTheGraceIsTaken() {
        model.timeout(Duration.ofSeconds(2)).http(inTurn(SILENCE, saying(VERDICT)));

        List<String> outcomes = model.outcomes(5);

        assertEquals(
                1,
                outcomes.stream()
                        .filter(why -> why.startsWith("timeout after 2s: "))
                        .count(),
                outcomes::toString);
        assertEquals(4, outcomes.stream().filter("reply"::equals).count(), outcomes::toString);
    }

    @Test
    void theCallsOfATickAreCounted() {
        model.set("LLM_CONNECT_MAX_CALLS", 3).http(saying(VERDICT));

        List<String> outcomes = model.outcomes(6);

        assertEquals(3, outcomes.stream().filter("reply"::equals).count(), outcomes::toString);
        assertEquals("the calls of this tick are used up (LLM_CONNECT_MAX_CALLS is 3)", outcomes.get(5));
        assertEquals(3, model.requests.size());
    }

    @Test
    void noCallsAtAllIsNoFailure() {
        model.set("LLM_CONNECT_MAX_CALLS", 0).http(saying(VERDICT));

        assertEquals(
                Triage.abstain("LLM_CONNECT_MAX_CALLS is 0"),
                ScriptedModel.await(model.asked(ScriptedModel.message(1))));
    }

    @Test
    void anEndpointThatDoesNotKeepToTheLengthUsesUpTheTokensOfTheTick() {
        model.set("LLM_CONNECT_MAX_CALLS", 10)
                .set("LLM_CONNECT_MAX_TOKENS", 100)
                .http(json(200, completion(VERDICT).replace("\"completion_tokens\":20", "\"completion_tokens\":600")));

        List<String> outcomes = model.outcomes(4);

        assertTrue(outcomes.get(3).startsWith("the tokens of this tick are used up ("), outcomes.get(3));
        assertEquals(100, model.requests.get(0).json().getInteger("max_tokens"));
    }

    @Test
    void aShortWaitThatIsAskedForIsKept() {
        model.http(inTurn(tooMany("1"), saying(VERDICT)));

        long begun = System.nanoTime();
        assertEquals("It is in the vault.", model.decision().body());

        assertTrue(System.nanoTime() - begun >= 1_000_000_000L);
        assertEquals(2, model.requests.size());
    }

    @Test
    void aWaitThatIsLongerThanTheMessageMayTakeIsNotWaitedFor() {
        model.timeout(Duration.ofSeconds(5)).http(tooMany("3600"));

        long begun = System.nanoTime();
        List<String> outcomes = model.outcomes(4);

        assertTrue(System.nanoTime() - begun < 5_000_000_000L);
        assertEquals(
                1,
                outcomes.stream()
                        .filter(why -> why.contains("answered with 429 (Retry-After: 3600)"))
                        .count(),
                outcomes::toString);
        assertTrue(outcomes.stream().anyMatch(why -> why.contains("asks to be left alone for 3")), outcomes::toString);
        assertEquals(1, model.requests.size());
    }

    @Test
    void aWaitIsReadAsSecondsOrAsADate() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-02T09:30:00Z"), ZoneOffset.UTC);
        assertEquals(Duration.ofSeconds(2), RetryAfter.parse(" 2 ", clock).orElseThrow());
        assertEquals(
                Duration.ofSeconds(30),
                RetryAfter.parse("Mon, 02 Nov 2026 09:30:30 GMT", clock).orElseThrow());
        assertEquals(
                Duration.ZERO,
                RetryAfter.parse("Mon, 02 Nov 2026 09:00:00 GMT", clock).orElseThrow());
        assertEquals(Duration.ofDays(1), RetryAfter.parse("999999999", clock).orElseThrow());
        assertTrue(RetryAfter.parse("soon", clock).isEmpty());
        assertTrue(RetryAfter.parse("-1", clock).isEmpty());
    }

    private static Handler<HttpServerRequest> tooMany(String wait) {
        return request -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", wait)
                .putHeader("Content-Type", "application/json")
                .end("{}");
    }
}
