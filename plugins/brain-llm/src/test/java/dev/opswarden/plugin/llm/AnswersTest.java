package dev.opswarden.plugin.llm;

import static dev.opswarden.plugin.llm.ScriptedModel.VERDICT;
import static dev.opswarden.plugin.llm.ScriptedModel.answer;
import static dev.opswarden.plugin.llm.ScriptedModel.completion;
import static dev.opswarden.plugin.llm.ScriptedModel.json;
import static dev.opswarden.plugin.llm.ScriptedModel.saying;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Triage;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer comes to: a decision in the agreed form, or a failure that says why. */
final class AnswersTest {

    @TempDir
    Path directory;

    private ScriptedModel model;

    @BeforeEach
    void start() {
        model = new ScriptedModel(directory);
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void aVerdictInTheAgreedFormIsADecision() {
        Triage.Decided decided = model.http(saying(VERDICT)).decision();

        assertEquals(Decision.REPLY, decided.decision());
        assertEquals("It is in the vault.", decided.body());
        assertEquals("asks where", decided.reason());
        assertEquals(Priority.NORMAL, decided.priority());
        assertEquals("default", decided.model().orElseThrow().name());
        assertEquals(64, decided.model().orElseThrow().promptSha256().length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n%s\n```",
                "Sure! Here is {what} you asked for:\n%s\nLet me know if {anything} else is needed.",
                "\ufeff  %s  ",
                "<think>it asks where {a key} is</think>%s"
            })
    void wordsAroundTheOneObjectDoNoHarm(String around) {
        assertEquals(
                "It is in the vault.",
                model.http(saying(around.formatted(VERDICT))).decision().body());
    }

    @Test
    void whatElseAModelWishesForIsNotLookedAt() {
        JsonObject wishes = new JsonObject(VERDICT)
                .put("send", true)
                .put("to_agent", "mallory")
                .put("recipient", "mallory")
                .put("mark_read", true)
                .put("status", "sent")
                .put("tool_calls", List.of(new JsonObject().put("name", "send_message")))
                .put("labels", List.of("approved"));

        Triage.Decided decided = model.http(saying(wishes.encode())).decision();

        assertEquals(Decision.REPLY, decided.decision());
        assertEquals(List.of(), decided.labels());
        assertFalse(decided.toString().contains("mallory"), decided::toString);
    }

    @Test
    void belowTheConfidenceThatIsAskedForAPersonDecidesWithTheDraftAsASuggestion() {
        Triage.Decided decided =
                model.http(saying(VERDICT.replace("0.9", "0.3"))).decision();

        assertEquals(Decision.ESCALATE, decided.decision());
        assertEquals("It is in the vault.", decided.body());
        assertTrue(
                decided.reason().contains("0.30") && decided.reason().contains("LLM_CONNECT_MIN_CONFIDENCE is 0.50"),
                decided::reason);
    }

    @Test
    void anUnsureDecisionToIgnoreIsAPersonsToo() {
        Triage.Decided decided = model.http(saying(VERDICT.replace("0.9", "0.3").replace("\"reply\"", "\"ignore\"")))
                .decision();

        assertEquals(Decision.ESCALATE, decided.decision());
        assertEquals("", decided.body());
    }

    @ParameterizedTest
    @MethodSource("unusableTexts")
    void aTextThatIsNoVerdictIsAFailureWithAReason(String content, String why) {
        String failure = model.http(saying(content)).failure();

        assertTrue(failure.contains(why), failure);
    }

    static Stream<Arguments> unusableTexts() {
        return Stream.of(
                Arguments.of(VERDICT + VERDICT, "more than one JSON object"),
                Arguments.of("Rate limit reached. Please try again in 20s.", "no JSON object: 'Rate limit reached."),
                Arguments.of("{\"decision\":\"reply\",\"body\":\"It is", "a JSON object that is not valid"),
                Arguments.of("{".repeat(10_000), "too many braces"),
                Arguments.of(VERDICT.replace("\"reply\"", "\"send\""), "decides 'send'"),
                Arguments.of(VERDICT.replace("\"reply\"", "[\"reply\"]"), "no text as its decision"),
                Arguments.of(VERDICT.replace("It is in the vault.", " "), "a reply without a text"),
                Arguments.of(VERDICT.replace("asks where", ""), "gives no reason"),
                Arguments.of(VERDICT.replace("0.9", "\"0.9\""), "no number as its confidence"),
                Arguments.of(VERDICT.replace("0.9", "90"), "not from 0 to 1"),
                Arguments.of(VERDICT.replace("0.9", "-0.1"), "not from 0 to 1"),
                Arguments.of(VERDICT.replace("normal", "critical"), "the priority 'critical'"),
                Arguments.of(VERDICT.replace("{\"dec", "{\"body\":\"x\",\"dec"), "a JSON object that is not valid"),
                Arguments.of(VERDICT.replace("It is in", "x".repeat(20_001)), "more than 20000 characters"),
                Arguments.of("[" + VERDICT.repeat(1) + "," + VERDICT + "]", "more than one JSON object"));
    }

    @ParameterizedTest
    @MethodSource("disguised")
    void aFailureInDisguiseCountsAsOne(int status, String type, String body, String why) {
        String failure = model.http(answer(status, type, body)).failure();

        assertTrue(failure.startsWith("the model at http://127.0.0.1:"), failure);
        assertTrue(failure.contains(why), failure);
    }

    static Stream<Arguments> disguised() {
        String json = "application/json";
        return Stream.of(
                Arguments.of(200, "text/plain", "Too many requests, slow down", "not JSON: 'Too many requests"),
                Arguments.of(200, json, "{\"error\":{\"message\":\"quota exceeded\"}}", "an error all the same: quota"),
                Arguments.of(200, json, "{\"error\":\"model not loaded\"}", "model not loaded"),
                Arguments.of(200, json, "{\"detail\":\"no such model\"}", "no such model"),
                Arguments.of(200, json, "{\"choices\":[]}", "without a choice"),
                Arguments.of(200, json, "{\"choices\":[{}]}", "without a message"),
                Arguments.of(200, json, "{\"choices\":[{\"message\":{\"content\":\"\"}}]}", "an empty text"),
                Arguments.of(
                        200,
                        json,
                        "{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{\"function\":{\"name\":\"send\"}}]}}]}",
                        "the call of a tool"),
                Arguments.of(
                        200,
                        json,
                        "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I cannot help\"}}]}",
                        "refused: 'I cannot help'"),
                Arguments.of(200, json, completion(VERDICT, "length"), "finish_reason 'length'"),
                Arguments.of(200, json, completion(VERDICT, "content_filter"), "content_filter"),
                Arguments.of(200, "text/html", "<html><body>Sign in</body></html>", "a page"),
                Arguments.of(200, json, "<!doctype html><p>Bad gateway", "a page"),
                Arguments.of(200, json, "", "an empty body"),
                Arguments.of(200, json, completion(VERDICT).substring(0, 80), "not JSON"),
                Arguments.of(200, json, "[".repeat(5_000), "not JSON"),
                Arguments.of(200, json, "{\"x\":\"" + "y".repeat(1_100_000) + "\"}", "more than 1024 KB"),
                Arguments.of(302, json, "", "302, a redirect, which is not followed"),
                Arguments.of(
                        401, json, "{\"error\":{\"message\":\"bad key\"}}", "check LLM_CONNECT_API_KEY_FILE: bad key"),
                Arguments.of(404, json, "{\"error\":{\"message\":\"no model x\"}}", "check LLM_CONNECT_URL"),
                Arguments.of(
                        500, json, "{\"error\":{\"message\":\"out of memory\"}}", "answered with 500: out of memory"),
                Arguments.of(502, "text/html", "<h1>Bad gateway</h1>", "answered with 502"));
    }

    @Test
    void anEchoOfThePromptIsAFailure() {
        model.http(request -> {
            JsonObject asked = new JsonObject(lastBody());
            saying(asked.getJsonArray("messages").getJsonObject(1).getString("content") + VERDICT)
                    .handle(request);
        });
        assertEquals("the model's answer repeats its prompt", model.failure());
    }

    @Test
    void theMarkOfTheFenceIsFoundHoweverItIsWritten() {
        model.http(request -> {
            JsonObject asked = new JsonObject(lastBody());
            String user = asked.getJsonArray("messages").getJsonObject(1).getString("content");
            String mark = user.substring(user.indexOf("BEGIN ") + 6, user.indexOf("BEGIN ") + 38);
            StringBuilder spelled = new StringBuilder();
            mark.chars().forEach(c -> spelled.append(String.format("\\u%04x", c)));
            saying(VERDICT.replace("It is in the vault.", "The mark is " + spelled))
                    .handle(request);
        });
        assertEquals("the model's answer repeats its prompt", model.failure());
    }

    @Test
    void instructionsThatAreGivenAwayAreAFailure() {
        model.http(request -> {
            JsonObject asked = new JsonObject(lastBody());
            String system = asked.getJsonArray("messages").getJsonObject(0).getString("content");
            saying(new JsonObject(VERDICT).put("body", system).encode()).handle(request);
        });
        assertEquals("the model's answer repeats its prompt", model.failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "> %s", "\"%s\"\n--"})
    void theMessageItselfIsNoReplyToIt(String around) {
        String echo = new JsonObject(VERDICT)
                .put("body", around.formatted(ScriptedModel.message(1).body()))
                .encode();
        assertEquals(
                "the model's answer repeats the message",
                model.http(saying(echo)).failure());
    }

    @Test
    void halfACharacterDoesNotGetThrough() {
        String body = model.http(saying(VERDICT.replace("vault", "\\ud83d vault")))
                .decision()
                .body();

        assertEquals("It is in the ? vault.", body);
    }

    @Test
    void anAnswerThatBreaksOffIsAFailure() {
        model.raw(socket -> socket.handler(asked -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"choi");
            socket.close();
        }));
        String failure = model.failure();
        assertTrue(failure.contains("broke off"), failure);
    }

    @Test
    void somethingThatIsNotHttpIsAFailure() {
        model.raw(socket -> socket.handler(asked -> socket.end(Buffer.buffer("SSH-2.0-OpenSSH_9.6\r\n"))));
        String failure = model.failure();
        assertTrue(failure.startsWith("the model at http://127.0.0.1:"), failure);
    }

    @Test
    void nobodyThereIsAFailure() {
        model.set("LLM_CONNECT_URL", "http://127.0.0.1:1");
        assertEquals("the model at http://127.0.0.1:1 cannot be reached: connection refused", model.failure());
    }

    @Test
    void aSchemaThatIsNotTakenIsFoundOutOnceAndRemembered() {
        model.http(request -> (lastRequest().asksForTheSchema()
                        ? json(400, "{\"error\":{\"message\":\"response_format is not supported\"}}")
                        : saying(VERDICT))
                .handle(request));

        assertEquals(List.of("reply", "reply", "reply", "reply"), model.outcomes(4));

        assertEquals(
                1,
                model.requests.stream()
                        .filter(ScriptedModel.Request::asksForTheSchema)
                        .count());
        assertEquals(5, model.requests.size());
        assertTrue(lastRequest().system().contains("JSON object alone: no words before or after"), "says it in words");
    }

    @Test
    void aModelWithItsOwnWishesForTheRequestIsAskedAsItLikes() {
        model.http(request -> {
            JsonObject asked = lastRequest().json();
            if (asked.containsKey("max_tokens")) {
                refusing("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
                        .handle(request);
            } else if (asked.containsKey("temperature")) {
                refusing("Unsupported value: 'temperature' does not support 0 with this model.")
                        .handle(request);
            } else {
                saying(VERDICT).handle(request);
            }
        });

        assertEquals(List.of("reply", "reply", "reply"), model.outcomes(3));

        assertEquals(5, model.requests.size());
        assertTrue(lastRequest().asksForTheSchema());
        assertEquals(800, lastRequest().json().getInteger("max_completion_tokens"));
    }

    @Test
    void anEndpointThatRefusesWhateverIsAskedIsNotAskedForEver() {
        model.http(refusing("max_completion_tokens, temperature, response_format: all wrong"));

        assertTrue(model.failure().contains("answered with 400: max_completion_tokens"));
        assertEquals(4, model.requests.size());
    }

    private static Handler<HttpServerRequest> refusing(String message) {
        return json(
                400,
                new JsonObject()
                        .put("error", new JsonObject().put("message", message))
                        .encode());
    }

    private ScriptedModel.Request lastRequest() {
        return model.requests.get(model.requests.size() - 1);
    }

    private String lastBody() {
        return lastRequest().body();
    }
}
