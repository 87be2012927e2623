package dev.opswarden.plugin.llm;

import static dev.opswarden.plugin.llm.ModelAnswers.VERDICT;
import static dev.opswarden.plugin.llm.ModelAnswers.answer;
import static dev.opswarden.plugin.llm.ModelAnswers.json;
import static dev.opswarden.plugin.llm.ModelAnswers.saying;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A model that does not take the request as we would put it, and is asked as it likes. */
final class RequestFormTest extends ModelSetUp {

    @Test
    void aSchemaThatIsNotTakenIsFoundOutOnceAndRemembered() {
        model.http(request -> (model.lastRequest().asksForTheSchema()
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
        assertTrue(
                model.lastRequest().system().contains("JSON object alone: no words before or after"),
                "says it in words");
    }

    @Test
    void aModelWithItsOwnWishesForTheRequestIsAskedAsItLikes() {
        model.http(request -> {
            JsonObject asked = model.lastRequest().json();
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
        assertTrue(model.lastRequest().asksForTheSchema());
        assertEquals(800, model.lastRequest().json().getInteger("max_completion_tokens"));
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

    @ParameterizedTest
    @MethodSource("refusals")
    void aSchemaIsRefusedInManyWords(int status, String type, String body) {
        model.http(request -> {
            boolean schema = model.lastRequest().asksForTheSchema();
            (schema ? answer(status, type, body) : saying(VERDICT)).handle(request);
        });

        assertEquals("It is in the vault.", model.decision().body());
        assertEquals(2, model.requests.size());
    }

    static Stream<Arguments> refusals() {
        String json = "application/json";
        return Stream.of(
                Arguments.of(400, json, "{\"object\":\"error\",\"message\":\"guided decoding is off\",\"code\":400}"),
                Arguments.of(
                        500,
                        json,
                        "{\"error\":{\"code\":500,\"message\":\"response_format type must be one of 'text' or"
                                + " 'json_object', but got: json_schema\"}}"),
                Arguments.of(400, json, "{\"error\":{\"message\":\"Failed to initialize samplers\"}}"),
                Arguments.of(
                        422,
                        json,
                        "{\"detail\":[{\"loc\":[\"body\",\"response_format\",\"type\"],\"msg\":\"unexpected\"}]}"),
                Arguments.of(400, json, "{\"error\":\"cannot unmarshal object into response_format of type string\"}"),
                Arguments.of(400, "text/html", "<html><body>Bad Request</body></html>"),
                Arguments.of(400, "text/plain", ""),
                Arguments.of(500, "text/plain", "unknown field response_format"),
                Arguments.of(500, json, "{\"error\":{\"message\":\"no support for structured outputs\"}}"),
                Arguments.of(200, json, "{\"error\":{\"message\":\"JSON schema is not supported\"}}"));
    }
}
