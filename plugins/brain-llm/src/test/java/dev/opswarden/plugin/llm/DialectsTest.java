package dev.opswarden.plugin.llm;

import static dev.opswarden.plugin.llm.ModelAnswers.VERDICT;
import static dev.opswarden.plugin.llm.ModelAnswers.answer;
import static dev.opswarden.plugin.llm.ModelAnswers.completion;
import static dev.opswarden.plugin.llm.ModelAnswers.json;
import static dev.opswarden.plugin.llm.ModelAnswers.saying;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which servers and models that are in use depart from one another. */
final class DialectsTest extends ModelSetUp {

    /** A draft of an answer, as a model has it in its thoughts. */
    private static final String DRAFT =
            VERDICT.replace("\"reply\"", "\"ignore\"").replace("It is in the vault.", "");

    @ParameterizedTest
    @MethodSource("thoughts")
    void whatAModelThinksAloudIsNotItsAnswer(String content) {
        assertEquals(
                "It is in the vault.", model.http(saying(content)).decision().body());
    }

    static Stream<String> thoughts() {
        return Stream.of(
                "<think>\nPerhaps " + DRAFT + "\nNo.\n</think>\n\n" + VERDICT,
                "\ufeff <THINK>" + DRAFT + "</THINK>```json\n" + VERDICT + "\n```",
                "<think></think>\n<thinking>" + DRAFT + "</thinking>" + VERDICT,
                "[THINK]" + DRAFT + "[/THINK]" + VERDICT,
                "<think>" + "{x} ".repeat(80) + "</think>" + VERDICT,
                "Perhaps " + DRAFT + "? No.\n</think>\n" + VERDICT);
    }

    @Test
    void aMarkOfThoughtsInTheTextOfAReplyIsThatText() {
        String body = "Write <think> or </think> there.";

        assertEquals(
                body,
                model.http(saying(VERDICT.replace("It is in the vault.", body)))
                        .decision()
                        .body());
    }

    @ParameterizedTest
    @MethodSource("onlyThoughts")
    void thoughtsAloneAreNoAnswer(String content, String why) {
        String failure = model.http(saying(content)).failure();

        assertTrue(failure.contains(why), failure);
    }

    static Stream<Arguments> onlyThoughts() {
        return Stream.of(
                Arguments.of("<think>Perhaps " + DRAFT + " or", "did not come to the end of its thoughts"),
                Arguments.of("<think>Perhaps " + DRAFT + "</think>\n", "thought aloud, and then said nothing"),
                Arguments.of("<think>Perhaps " + DRAFT + "</think>\nDone.", "no JSON object"),
                Arguments.of("<think>a</think>" + VERDICT + "<think>b</think>" + DRAFT, "more than one JSON object"));
    }

    @Test
    void thoughtsThatAnEndpointKeepsApartAreNotLookedAt() {
        JsonObject answer = new JsonObject(completion(""));
        JsonObject message = answer.getJsonArray("choices").getJsonObject(0).getJsonObject("message");
        message.put("reasoning_content", VERDICT);

        String failure = model.http(json(200, answer.encode())).failure();

        assertTrue(failure.endsWith("thought, and then said nothing"), failure);
    }

    @Test
    void aTextInPartsIsReadAsOneAndThoughtsAmongThemAreLeftOut() {
        JsonObject answer = new JsonObject(completion(""));
        JsonArray parts = new JsonArray()
                .add(new JsonObject()
                        .put("type", "thinking")
                        .put("text", DRAFT)
                        .put("thinking", new JsonArray().add(part(DRAFT))))
                .add(part(VERDICT.substring(0, 30)))
                .add(part(VERDICT.substring(30)));
        answer.getJsonArray("choices").getJsonObject(0).getJsonObject("message").put("content", parts);

        assertEquals(
                "It is in the vault.",
                model.http(json(200, answer.encode())).decision().body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"decision\":\"escalate\",\"decision\":\"fyi\",\"meta\":%s}",
                "{\"answer\":%s,}",
                "{\n  \"answer\": %s, \"confidence\": NaN}",
                "{\"answer\": {\"one\": %s, \"two\": nothing}}",
                "{\"decision\": \"reply\", \"inner\": %s",
            })
    void whatIsInsideOfABrokenObjectIsNoAnswer(String around) {
        String failure = model.http(saying(around.formatted(VERDICT))).failure();

        assertTrue(
                failure.contains("a JSON object that is not valid: '{ \"") || failure.contains("valid: '{\""), failure);
    }

    @Test
    void aFormThatIsNamedBeforeTheAnswerDoesNoHarm() {
        String content = "As {\"decision\": …, \"body\": …} was asked for, and {nothing} else:\n" + VERDICT;

        assertEquals(
                "It is in the vault.", model.http(saying(content)).decision().body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u200b\\u2060\\ufeff", "\\u0000\\u0007\\u001b", "\\u00a0\\u3000\\u2800", "\\u00ad"})
    void aReplyOfWhichNothingCanBeSeenHasNoText(String body) {
        String failure =
                model.http(saying(VERDICT.replace("It is in the vault.", body))).failure();

        assertEquals("the model's answer is a reply without a text", failure);
    }

    @ParameterizedTest
    @MethodSource("errorsBesideChoices")
    void anErrorBesideAChoiceIsAFailure(String field, String why) {
        String body = completion(VERDICT).replaceFirst("\"index\":0", field);

        String failure = model.http(json(200, body)).failure();

        assertTrue(failure.endsWith(why), failure);
    }

    static Stream<Arguments> errorsBesideChoices() {
        return Stream.of(
                Arguments.of(
                        "\"error\":{\"code\":502,\"message\":\"upstream is gone\"}",
                        "answered with an error in its choice: upstream is gone"),
                Arguments.of("\"error\":\"upstream is gone\"", "an error in its choice: upstream is gone"));
    }

    @Test
    void anErrorBesideTheChoicesIsAFailure() {
        JsonObject answer = new JsonObject(completion(VERDICT)).put("error", new JsonObject().put("message", "gone"));

        String failure = model.http(json(200, answer.encode())).failure();

        assertTrue(failure.endsWith("answered with 200 and an error all the same: gone"), failure);
    }

    @Test
    void aFieldForErrorsWithNothingInItIsNoError() {
        JsonObject answer = new JsonObject(completion(VERDICT)).putNull("error");

        assertEquals(
                "It is in the vault.",
                model.http(json(200, answer.encode())).decision().body());
    }

    @Test
    void anAnswerThatEndedInAnErrorIsAFailure() {
        String failure = model.http(json(200, completion(VERDICT, "error"))).failure();

        assertTrue(failure.endsWith("answered with an error in its choice"), failure);
    }

    @Test
    void aByteOrderMarkBeforeTheAnswerDoesNoHarm() {
        assertEquals(
                "It is in the vault.",
                model.http(json(200, "\ufeff" + completion(VERDICT))).decision().body());
    }

    @Test
    void anEncodingThatWasNotAskedForIsNamed() {
        model.http(request -> request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Encoding", "gzip")
                .end("\u001f\ufffd\b"));

        String failure = model.failure();

        assertTrue(failure.endsWith("answered in the encoding 'gzip', which was not asked for"), failure);
    }

    @Test
    void aStreamOfEventsIsNamed() {
        String failure = model.http(answer(200, "text/event-stream", "data: {\"choices\":[]}\n\ndata: [DONE]\n\n"))
                .failure();

        assertTrue(failure.endsWith("answered with a stream of events, which was not asked for"), failure);
    }

    @Test
    void whatAFailingEndpointSaysInPlainTextIsToldToo() {
        String failure = model.http(answer(503, "text/plain", "Loading the model\u001b[2J, wait"))
                .failure();

        assertTrue(failure.endsWith("answered with 503: Loading the model?[2J, wait"), failure);
    }

    private static JsonObject part(String text) {
        return new JsonObject().put("type", "text").put("text", text);
    }
}
