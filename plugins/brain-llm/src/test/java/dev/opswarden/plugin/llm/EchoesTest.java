package dev.opswarden.plugin.llm;

import static dev.opswarden.plugin.llm.ModelAnswers.VERDICT;
import static dev.opswarden.plugin.llm.ModelAnswers.saying;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that gives away the prompt, or hands the message back. */
final class EchoesTest extends ModelSetUp {

    @Test
    void anEchoOfThePromptIsAFailure() {
        model.http(request -> {
            JsonObject asked = new JsonObject(model.lastRequest().body());
            saying(asked.getJsonArray("messages").getJsonObject(1).getString("content") + VERDICT)
                    .handle(request);
        });
        assertEquals("the model's answer repeats its prompt", model.failure());
    }

    @Test
    void theMarkOfTheFenceIsFoundHoweverItIsWritten() {
        model.http(request -> {
            JsonObject asked = new JsonObject(model.lastRequest().body());
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
            JsonObject asked = new JsonObject(model.lastRequest().body());
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
}
