package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The model brain against OpenAI-compatible endpoints that this project did not write. */
final class ForeignModelsIT {

    private static final int MESSAGES = 5;
    private static final String VERDICT =
            ScriptedEndpoint.verdict("It is in the vault.").toString();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path work;

    private Distribution distribution;
    private ScriptedHub hub;

    @BeforeEach
    void start() throws IOException {
        distribution = new Distribution(work);
        hub = new ScriptedHub().on("/messages/", ScriptedHub.messages(MESSAGES));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aimockDecidesEveryMessage() throws Exception {
        try (ModelMocks mock = ModelMocks.aimock(work, VERDICT)) {
            JsonNode report = tick(mock, "/v1");

            assertEquals(MESSAGES, report.at("/brains/llm").asInt(), report::toString);
            assertEquals(0, report.path("fallbacks").size(), report::toString);
            assertEquals(
                    "It is in the vault.",
                    new StateFiles(work.resolve("state"))
                            .draft("m0")
                            .path("body")
                            .asText());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--chaos-drop, answered with 500",
        "--chaos-malformed, not JSON",
        "--chaos-disconnect, broke off",
        "--chaos-ratelimit, answered with 429",
    })
    void aimockThatMisbehavesLeavesItToTheRules(String chaos, String why) throws Exception {
        try (ModelMocks mock = ModelMocks.aimock(work, VERDICT, chaos, "1")) {
            assertLeftToTheRules(tick(mock, ""), why);
        }
    }

    @Test
    void aimockThatMisbehavesNowAndThenCostsNoMessage() throws Exception {
        try (ModelMocks mock = ModelMocks.aimock(work, VERDICT, "--chaos-drop", "0.3", "--chaos-malformed", "0.2")) {
            JsonNode report = tick(mock, "");

            assertEquals(MESSAGES, report.at("/drafts/created").asInt(), report::toString);
            assertEquals(
                    MESSAGES,
                    report.at("/brains/llm").asInt()
                            + report.at("/brains/drools").asInt(),
                    report::toString);
        }
    }

    @Test
    void mockLlmThatEchoesTheQuestionLeavesItToTheRules() throws Exception {
        String echo = """
                rules:
                  - path: "/v1/chat/completions"
                    match: "@"
                    response:
                      status: 200
                      content: |
                        {"model": "echo", "choices": [{"message": {"role": "assistant",
                          "content": "{{jmes request body.messages[-1].content}}"}, "finish_reason": "stop"}]}
                """;
        try (ModelMocks mock = ModelMocks.mockLlm(work, echo)) {
            assertLeftToTheRules(tick(mock, ""), "the model");
        }
    }

    @Test
    void mockLlmThatDecidesDecides() throws Exception {
        String decides = """
                rules:
                  - path: "/v1/chat/completions"
                    match: "@"
                    response:
                      status: 200
                      content: |
                        {"model": "mock", "choices": [{"message": {"role": "assistant", "content": "```json\\n%s\\n```"},
                          "finish_reason": "stop"}]}
                """.formatted(VERDICT.replace("\"", "\\\""));
        try (ModelMocks mock = ModelMocks.mockLlm(work, decides)) {
            JsonNode report = tick(mock, "/v1/");
            assertEquals(MESSAGES, report.at("/brains/llm").asInt(), report::toString);
        }
    }

    @Test
    void mockLlmThatRefusesTheKeyLeavesItToTheRules() throws Exception {
        String refuses = """
                rules:
                  - path: "/v1/chat/completions"
                    match: "@"
                    response:
                      status: 401
                      content: |
                        {"error": {"message": "Incorrect API key provided.", "code": "invalid_api_key"}}
                """;
        try (ModelMocks mock = ModelMocks.mockLlm(work, refuses)) {
            assertLeftToTheRules(tick(mock, ""), "Incorrect API key provided.");
        }
    }

    private JsonNode tick(ModelMocks mock, String path) throws Exception {
        Ran ran = distribution.run(
                Map.of(
                        "WARDEN_HUB_URL", hub.url(),
                        "WORKER_STATE_DIR", work.resolve("state").toString(),
                        "LLM_CONNECT_URL", mock.url() + path),
                "tick",
                "--json");
        assertEquals(0, ran.status(), ran::err);
        return JSON.readTree(ran.out());
    }

    private static void assertLeftToTheRules(JsonNode report, String why) {
        assertEquals(MESSAGES, report.at("/brains/drools").asInt(), report::toString);
        assertEquals(MESSAGES, report.path("fallbacks").size(), report::toString);
        assertTrue(report.path("fallbacks").toString().contains(why), report::toString);
    }
}
