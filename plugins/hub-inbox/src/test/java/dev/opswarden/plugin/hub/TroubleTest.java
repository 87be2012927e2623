package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.always;
import static dev.opswarden.plugin.hub.ScriptedHub.await;
import static dev.opswarden.plugin.hub.ScriptedHub.json;
import static dev.opswarden.plugin.hub.ScriptedHub.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status and every malformed answer is mapped to a kind and a reason. */
class TroubleTest extends HubSetUp {

    @ParameterizedTest
    @CsvSource({
        "301,PROTOCOL",
        "302,PROTOCOL",
        "304,PROTOCOL",
        "307,PROTOCOL",
        "400,REJECTED",
        "401,DENIED",
        "403,DENIED",
        "404,PROTOCOL",
        "405,PROTOCOL",
        "408,UNREACHABLE",
        "410,REJECTED",
        "422,REJECTED",
        "425,UNREACHABLE",
        "429,UNREACHABLE",
        "500,UNREACHABLE",
        "502,UNREACHABLE",
        "503,UNREACHABLE",
        "504,UNREACHABLE"
    })
    void everyStatusHasAKind(int status, ErrorKind kind) {
        WardenException failure = failure(hub.at(hub.http(json(status, "{\"detail\":\"because of this\"}"))));

        assertEquals(kind, failure.kind());
        assertTrue(failure.getMessage().contains("answered GET /messages/ with " + status), failure.getMessage());
        assertEquals(status >= 400, failure.getMessage().contains("because of this"), failure.getMessage());
        assertFalse(failure.getMessage().contains("unread_only"), failure.getMessage());
    }

    @Test
    void aRefusalSaysWhichSettingToCheck() {
        String without = failure(hub.at(hub.http(json(401, "{}")))).getMessage();
        String forbidden = failure(hub.at(hub.http(json(403, "{}")))).getMessage();

        assertTrue(without.contains("WARDEN_HUB_TOKEN_FILE is not set"), without);
        assertTrue(forbidden.contains("WARDEN_AGENT ('ops-warden')"), forbidden);
    }

    @Test
    void retryAfterIsPassedOn() {
        String url = hub.http(request -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "17")
                .end());

        assertTrue(failure(hub.at(url)).getMessage().contains("(Retry-After: 17)"));
    }

    @Test
    void aDetailIsCleanedAndBounded() {
        String evil = "\\u001b[31mred\\u202e\\n\\r\\u0000 " + "x".repeat(5000);
        String text = failure(hub.at(hub.http(json(422, "{\"detail\":[{\"msg\":\"" + evil + "\"}]}"))))
                .getMessage();

        assertTrue(text.contains("?[31mred?"), text);
        assertTrue(text.length() < 400, text);
        assertTrue(text.chars().noneMatch(Character::isISOControl), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html|<!doctype html><title>Log in</title>|text/html, not JSON: '<!doctype html>",
                "application/json|{\"messages\":[],\"total\":0}|a JSON object with 'messages', 'total'",
                "application/json|17|JSON of another shape (a number)",
                "application/json|null|JSON of another shape (null)",
                "application/json|\"x\"|JSON of another shape (a string)",
                "application/json|''|an empty body",
                "application/json|[{\"id\":\"a\",\"from_agent\":\"dev\"},{\"id\"|a list that breaks off",
                "application/json|[{\"id\":\"a\",,}]|a list that is not valid JSON at character",
            })
    void whatIsNoListIsAProtocolFailureThatSaysWhatItIs(String type, String body, String said) {
        WardenException failure = failure(hub.at(hub.http(always(200, type, body))));

        assertEquals(ErrorKind.PROTOCOL, failure.kind());
        assertTrue(failure.getMessage().contains(said), failure.getMessage());
    }

    @Test
    void aHundredThousandLevelsAreAProtocolFailure() {
        WardenException failure = failure(hub.at(hub.http(json(200, "[".repeat(100_000)))));

        assertEquals(ErrorKind.PROTOCOL, failure.kind());
        assertTrue(failure.getMessage().contains("nested deeper than 64 levels"), failure.getMessage());
    }

    @Test
    void listsOfListsAreRejectedEntries() {
        Sink sink = new Sink();
        await(new HubInbox(hub.at(hub.http(json(200, "[[],[[1]],\"x\",null,true," + message("a") + "]"))))
                .unread(sink));

        assertEquals(5, sink.rejected.size());
        assertEquals(List.of("a"), sink.ids());
    }

    @Test
    void theTextOfAMessageIsNeverPartOfAReason() {
        String broken = "[" + message("a", "hunter2") + "," + message("b", "hunter2") + "hunter2]";

        assertFalse(failure(hub.at(hub.http(json(200, broken)))).getMessage().contains("hunter2"));
    }

    @Test
    void aRedirectIsNamedAndNotFollowed() {
        CountDownLatch followed = new CountDownLatch(1);
        String other = hub.http(request -> followed.countDown());
        hub.requests.clear();
        String url = hub.http(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", other.replace("127.0.0.1", "localhost") + "/login?secret=" + "x".repeat(500))
                .end());

        WardenException failure = failure(hub.at(url));

        assertEquals(ErrorKind.PROTOCOL, failure.kind());
        assertTrue(failure.getMessage().contains("a redirect to 'localhost', which is not followed"));
        assertFalse(failure.getMessage().contains("secret"), failure.getMessage());
        assertEquals(1, followed.getCount());
        assertEquals(1, hub.requests.size());
    }

    @Test
    void aLargeErrorPageIsNotReadToItsEnd() {
        WardenException failure = failure(hub.at(hub.http(request -> {
            request.response().setStatusCode(500).setChunked(true);
            pour(request.response());
        })));

        assertEquals(ErrorKind.UNREACHABLE, failure.kind());
        assertTrue(failure.getMessage().contains("with 500"), failure.getMessage());
    }

    private static void pour(HttpServerResponse response) {
        response.write("<p>".repeat(20_000)).onSuccess(written -> pour(response));
    }
}
