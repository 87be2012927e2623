package dev.opswarden.plugin.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub that is not there, is silent, breaks off or speaks something else than HTTP. */
class BrokenConnectionsTest extends HubSetUp {

    @Test
    void aHubThatAcceptsAndNeverAnswersIsATimeout() {
        assertTimesOut(hub.raw(socket -> {}));
    }

    @Test
    void aHubThatDripsIsATimeout() {
        assertTimesOut(hub.raw(socket -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n[");
            hub.serverSide().setPeriodic(20, id -> socket.write(" "));
        }));
    }

    @Test
    void aHubThatDripsItsHeadIsATimeout() {
        assertTimesOut(hub.raw(socket -> {
            socket.write("HTTP/1.1 200 OK\r\nX: ");
            hub.serverSide().setPeriodic(20, id -> socket.write("y"));
        }));
    }

    @Test
    void theConnectionIsClosedWhenTheLimitIsOver() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        assertTimesOut(hub.raw(socket -> socket.closeHandler(end -> closed.countDown())));

        assertTrue(closed.await(10, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n[",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[",
                "HTTP/1.1 200 OK\r\n",
                ""
            })
    void aHubThatBreaksOffIsUnreachable(String begun) {
        WardenException failure = failure(hub.at(hub.raw(socket -> answer(socket, begun, true))));

        assertEquals(ErrorKind.UNREACHABLE, failure.kind(), failure.getMessage());
        assertTrue(failure.getMessage().contains("broke off GET /messages/"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2p1\r\n\r\n",
                "220 mail.example ESMTP ready\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n0\r\n\r\n",
            })
    void whatIsNotHttpIsAProtocolFailure(String answer) {
        WardenException failure = failure(hub.at(hub.raw(socket -> answer(socket, answer, false))));

        assertEquals(ErrorKind.PROTOCOL, failure.kind(), failure.getMessage());
        assertTrue(failure.getMessage().contains("not HTTP"), failure.getMessage());
    }

    @Test
    void aHeadWithoutEndIsAProtocolFailure() {
        String head = "HTTP/1.1 200 OK\r\nX: " + "y".repeat(100_000) + "\r\n\r\n";
        WardenException failure = failure(hub.at(hub.raw(socket -> answer(socket, head, false))));

        assertEquals(ErrorKind.PROTOCOL, failure.kind(), failure.getMessage());
    }

    @Test
    void aHubThatIsNotThereIsUnreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        WardenException failure = failure(hub.at("http://127.0.0.1:" + port));

        assertEquals(ErrorKind.UNREACHABLE, failure.kind());
        assertTrue(failure.getMessage().contains("connection refused"), failure.getMessage());
    }

    @Test
    void aNameThatNobodyKnowsIsUnreachable() {
        WardenException failure = failure(hub.at("http://no-such-host.invalid"));

        assertEquals(ErrorKind.UNREACHABLE, failure.kind());
        assertTrue(failure.getMessage().contains("'no-such-host.invalid'"), failure.getMessage());
    }

    private static void answer(NetSocket socket, String text, boolean thenClose) {
        socket.handler(request -> {
            socket.write(Buffer.buffer(text));
            if (thenClose) {
                socket.close();
            }
        });
    }

    private void assertTimesOut(String url) {
        WardenException failure = failure(hub.at(url, "FETCH", Duration.ofMillis(300)));

        assertEquals(ErrorKind.TIMEOUT, failure.kind());
        assertTrue(
                failure.getMessage().contains("did not answer GET /messages/ within 300ms (WORKER_TIMEOUT_FETCH)"),
                failure.getMessage());
    }
}
