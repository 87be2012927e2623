package dev.opswarden.plugin.llm;

import static dev.opswarden.plugin.llm.ModelAnswers.VERDICT;
import static dev.opswarden.plugin.llm.ModelAnswers.json;
import static dev.opswarden.plugin.llm.ModelAnswers.saying;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the model is, and what goes there. */
final class EndpointTest extends ModelSetUp {

    @Test
    void withoutAnEndpointItAbstainsAndSaysWhy() {
        assertEquals(
                Triage.abstain("LLM_CONNECT_URL is not set"),
                ScriptedModel.await(model.asked(ScriptedModel.message(1))));
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:1, /v1/chat/completions",
        "http://h:1/, /v1/chat/completions",
        "http://h:1/v1, /v1/chat/completions",
        "http://h:1/v1/, /v1/chat/completions",
        "http://h:1/openai/v1, /openai/v1/chat/completions",
        "http://h:1/api, /api/v1/chat/completions",
        "http://h:1/v1/chat/completions, /v1/chat/completions",
        "http://h:1/api/chat/completions/, /api/v1/chat/completions",
    })
    void theBaseIsTakenWithOrWithoutItsVersion(String url, String path) {
        assertEquals(path, EndpointUrl.parse(url).path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h", "http://", "http://h?x", "http://h#x", "http://h:70000", "h:1", "http://u:p@h"})
    void anythingElseIsNoEndpoint(String url) {
        WardenException refused = assertThrows(WardenException.class, () -> EndpointUrl.parse(url));
        assertFalse(refused.getMessage().contains("u:p"), refused::getMessage);
    }

    @Test
    void theRequestIsWhatAnOpenAiCompatibleEndpointTakes() {
        model.set("LLM_CONNECT_MODEL", "qwen")
                .set("LLM_CONNECT_MAX_TOKENS", 321)
                .http(saying(VERDICT));

        assertEquals(
                "qwen (answered as default)",
                model.decision().model().orElseThrow().name());

        ScriptedModel.Request request = model.requests.get(0);
        assertEquals("/v1/chat/completions", request.uri());
        assertEquals("application/json", request.headers().get("Content-Type"));
        assertEquals("qwen", request.json().getString("model"));
        assertEquals(321, request.json().getInteger("max_tokens"));
        assertEquals(false, request.json().getBoolean("stream"));
        assertFalse(request.json().containsKey("tools"));
        assertEquals(
                "json_schema", request.json().getJsonObject("response_format").getString("type"));
        assertFalse(request.headers().contains("Authorization"));
    }

    @Test
    void theKeyGoesIntoOneHeaderAndNowhereElse() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "sk-secret-1\n");
        model.set("LLM_CONNECT_API_KEY_FILE", key)
                .http(json(401, "{\"error\":{\"message\":\"Incorrect API key provided: sk-secret-1\"}}"));

        String failure = model.failure();

        assertEquals("Bearer sk-secret-1", model.requests.get(0).headers().get("Authorization"));
        assertTrue(failure.contains("Incorrect API key provided: ***"), failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://llm.example.org", "http://10.0.0.7:8080", "http://localhost.example.org"})
    void theKeyNeverGoesToAnotherMachineOverPlainHttp(String url) throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "sk-secret-1");
        model.set("LLM_CONNECT_API_KEY_FILE", key).set("LLM_CONNECT_URL", url);

        String failure = model.failure();

        assertTrue(failure.contains("is plain HTTP to another machine"), failure);
        assertFalse(failure.contains("sk-secret-1"), failure);
    }

    @Test
    void aKeyFileThatCannotBeUsedIsNamed() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "two words");
        model.set("LLM_CONNECT_API_KEY_FILE", key).set("LLM_CONNECT_URL", "http://127.0.0.1:1");

        String failure = model.failure();

        assertTrue(failure.contains(key.toString()) && !failure.contains("two words"), failure);
    }
}
