package dev.opswarden.plugin.llm;

import static dev.opswarden.plugin.llm.ModelAnswers.VERDICT;
import static dev.opswarden.plugin.llm.ModelAnswers.answer;
import static dev.opswarden.plugin.llm.ModelAnswers.completion;
import static dev.opswarden.plugin.llm.ModelAnswers.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An endpoint that fails, openly or in disguise, or is none. */
final class EndpointTroubleTest extends ModelSetUp {

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
}
