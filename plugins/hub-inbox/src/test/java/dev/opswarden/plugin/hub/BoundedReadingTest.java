package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.await;
import static dev.opswarden.plugin.hub.ScriptedHub.json;
import static dev.opswarden.plugin.hub.ScriptedHub.message;
import static dev.opswarden.plugin.hub.ScriptedHub.messages;
import static dev.opswarden.plugin.hub.ScriptedHub.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract, section 5: however much a hub sends and however long it takes, reading ends. */
class BoundedReadingTest extends PagingSetUp {

    @Test
    void aHubThatIgnoresPagingAltogetherIsAskedTwice() {
        read(json(200, "[" + String.join(",", messages(200)) + "]"));

        assertEquals(others(200, -1), sink.ids());
        assertEquals(2, hub.requests.size());
    }

    @Test
    void aHubThatAnswersMoreThanAskedIsRead() {
        read(request -> {
            String all = "[" + String.join(",", messages(450)) + "]";
            json(200, number(request, "offset") == 0 ? all : "[]").handle(request);
        });

        assertEquals(others(450, -1), sink.ids());
        assertEquals(2, hub.requests.size());
    }

    @Test
    void aHubThatRepeatsEntriesWithoutAnyIdDoesNotKeepUsForEver() {
        read(json(200, "[" + "null,".repeat(199) + "null]"));

        assertEquals(1000, sink.rejected.size());
    }

    @Test
    void aListWithoutEndIsGivenUp() {
        Handler<HttpServerRequest> endless = request -> {
            int offset = number(request, "offset");
            StringBuilder page = new StringBuilder("[");
            for (int i = 0; i < 40_000; i++) {
                page.append(i == 0 ? "" : ",")
                        .append("{\"id\":\"")
                        .append(offset + i)
                        .append("\"}");
            }
            json(200, page.append(']').toString()).handle(request);
        };

        // Not what a busy machine makes of a stage's usual limit: what ends it is the number of its messages.
        TestContext patient = hub.at(hub.http(endless), "FETCH", Duration.ofMinutes(5));

        WardenException failure = assertThrows(WardenException.class, () -> await(new HubInbox(patient).unread(sink)));

        assertEquals(ErrorKind.PROTOCOL, failure.kind());
        assertTrue(failure.getMessage().contains("200000 messages and more"), failure.getMessage());
        assertEquals(5, hub.requests.size());
    }

    @Test
    void aHubThatAnswersEverythingWithTooMuchIsNoInboxFullOfMonsters() {
        WardenException failure =
                assertThrows(WardenException.class, () -> read(json(200, "[" + "1,".repeat(5 * MEGABYTE) + "1]")));

        assertEquals(ErrorKind.PROTOCOL, failure.kind());
        assertTrue(failure.getMessage().contains("larger than 8 MB, whatever page is asked for"), failure.getMessage());
        assertEquals(List.of(), sink.rejected);
        assertEquals(9, hub.requests.size());
    }

    @Test
    void aBodyThatNeverEndsIsCutOff() {
        String chunk = " ".repeat(64 * 1024);
        Handler<HttpServerRequest> endless = request -> {
            request.response().setChunked(true).write("[");
            pour(request, chunk);
        };

        WardenException failure = assertThrows(WardenException.class, () -> read(endless));

        assertEquals(ErrorKind.PROTOCOL, failure.kind());
        assertTrue(failure.getMessage().contains("larger than 8 MB"), failure.getMessage());
    }

    @Test
    void allPagesTogetherHaveOneLimit() {
        Handler<HttpServerRequest> slow = request -> hub.serverSide()
                .setTimer(
                        60,
                        id -> json(200, "[" + String.join(",", freshMessages(request)) + "]")
                                .handle(request));
        TestContext context = hub.at(hub.http(slow), "FETCH", Duration.ofMillis(400));

        WardenException failure = assertThrows(WardenException.class, () -> await(new HubInbox(context).unread(sink)));

        assertEquals(ErrorKind.TIMEOUT, failure.kind());
        assertTrue(failure.getMessage().contains("within 400ms (WORKER_TIMEOUT_FETCH)"), failure.getMessage());
        assertTrue(hub.requests.size() < 9, hub.requests.size() + " requests");
    }

    private static List<String> freshMessages(HttpServerRequest request) {
        int offset = number(request, "offset");
        return IntStream.range(offset, offset + 200)
                .mapToObj(i -> message("m" + i))
                .toList();
    }

    private static void pour(HttpServerRequest request, String chunk) {
        request.response().write(chunk).onSuccess(written -> pour(request, chunk));
    }
}
