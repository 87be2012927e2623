package dev.opswarden.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP itself: paths, methods, sizes, and what is no request. */
class ProtocolTest extends HubSetUp {

    private static final int LIMIT = 8 * 1024 * 1024;

    @Test
    void aHealthyHubSaysSoAndHowMuchItHolds() {
        hub.markRead(hub.post("/messages/", TestHub.message("a", "b", "1")).text("id"));
        hub.post("/messages/", TestHub.message("a", "b", "2"));

        TestHub.Answer health = hub.get("/state/health");
        assertEquals(200, health.status());
        assertEquals(TestHub.json("{\"status\": \"ok\", \"messages\": 2, \"unread\": 1}"), health.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/message", "/messages/a/b", "/messages/a/", "/messages/a/read/", "/state"})
    void anUnknownPathIsNotFound(String path) {
        TestHub.Answer answer = hub.get(path);
        assertEquals(404, answer.status());
        assertTrue(answer.detail().contains(path), answer.detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE|/messages/|GET, POST",
                "PUT|/progress/|GET, POST",
                "POST|/state/health|GET",
                "DELETE|/messages/x|GET",
                "GET|/messages/x/read|PATCH",
                "OPTIONS|/messages/x/read|PATCH",
            })
    void aWrongMethodIsToldTheRightOnes(String method, String path, String allowed) {
        TestHub.Answer answer = hub.call(method, path);

        assertEquals(405, answer.status());
        assertEquals(allowed, answer.header("allow"));
        assertTrue(answer.detail().contains(allowed), answer.detail());
    }

    @Test
    void aBodyOfTheLargestSizeIsTakenAndOneByteMoreIsNot() {
        String envelope = "{\"from_agent\": \"a\", \"to_agent\": \"b\", \"subject\": \"\", \"body\": \"\"}";
        String largest =
                envelope.replace("\"body\": \"\"", "\"body\": \"" + "x".repeat(LIMIT - envelope.length()) + "\"");

        assertEquals(201, hub.post("/messages/", largest).status());
        TestHub.Answer refused = hub.post("/messages/", largest + " ");
        assertEquals(413, refused.status());
        assertTrue(refused.detail().contains("8388608"), refused.detail());
        assertEquals(1, hub.get("/messages/").body().size());
    }

    @Test
    void aBodyThatDoesNotSayHowLargeItIsIsCountedAsItComes() {
        byte[] block = new byte[1024 * 1024];
        HttpRequest.Builder request =
                hub.request("/messages/").POST(HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(20, block)));

        assertEquals(413, hub.send(request).status());
        assertEquals(200, hub.get("/state/health").status());
    }

    @Test
    void whoWaitsToBeAskedForTheBodyIsAsked() {
        HttpRequest.Builder request =
                hub.postRequest("/messages/", TestHub.message("a", "b", "s")).expectContinue(true);

        assertEquals(201, hub.send(request).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /messages/%zz HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /messages/a% HTTP/1.1\r\nHost: h\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET /messages/ HTTP/9.9.9\r\n\r\n"
            })
    void whatIsNoRequestIsABadOne(String raw) throws IOException {
        String answer = raw(raw.replace("\r\nHost: h\r\n", "\r\nHost: h\r\nConnection: close\r\n"));

        assertTrue(answer.startsWith("HTTP/1.") && answer.contains(" 400 "), answer);
        assertTrue(answer.contains("{\"detail\":\""), answer);
    }

    @Test
    void aUrlThatIsFarTooLongIsRefused() throws IOException {
        String answer = raw("GET /messages/" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: h\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.") && answer.contains(" 400 "), answer);
    }

    @Test
    void anOldClientIsAnsweredToo() throws IOException {
        for (int i = 0; i < 5; i++) {
            hub.post("/messages/", TestHub.message("a", "b", "x".repeat(300_000)));
        }

        String answer = raw("GET /messages/ HTTP/1.0\r\n\r\n");
        assertTrue(answer.contains(" 200 "), answer.substring(0, 100));
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("transfer-encoding"), "HTTP/1.0 knows no chunks");
        assertTrue(answer.strip().endsWith("]"), "the answer is whole");
    }

    @Test
    void headHasNoBody() throws IOException {
        String answer = raw("HEAD /messages/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), hub.hub().port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
