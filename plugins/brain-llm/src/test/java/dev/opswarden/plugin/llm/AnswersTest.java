package dev.opswarden.plugin.llm;

import static dev.opswarden.plugin.llm.ModelAnswers.VERDICT;
import static dev.opswarden.plugin.llm.ModelAnswers.saying;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Triage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer comes to: a decision in the agreed form, or a failure that says why. */
final class AnswersTest extends ModelSetUp {

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

    @Test
    void halfACharacterDoesNotGetThrough() {
        String body = model.http(saying(VERDICT.replace("vault", "\\ud83d vault")))
                .decision()
                .body();

        assertEquals("It is in the ? vault.", body);
    }
}
