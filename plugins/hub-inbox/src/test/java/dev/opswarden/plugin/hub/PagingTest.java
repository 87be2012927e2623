package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.await;
import static dev.opswarden.plugin.hub.ScriptedHub.json;
import static dev.opswarden.plugin.hub.ScriptedHub.listing;
import static dev.opswarden.plugin.hub.ScriptedHub.message;
import static dev.opswarden.plugin.hub.ScriptedHub.messages;
import static dev.opswarden.plugin.hub.ScriptedHub.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.InboxSource.UnreadSink;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, section 1: pages of 200 until one is shorter than asked; section 5: nothing is lost. */
class PagingTest extends PagingSetUp {

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "199,1", "200,2", "201,2", "400,3", "450,3"})
    void everyMessageIsHandedInOnceAndInOrder(int count, int requests) {
        read(listing(messages(count)));

        assertEquals(IntStream.range(0, count).mapToObj(i -> "m" + i).toList(), sink.ids());
        assertEquals(requests, hub.requests.size());
        assertEquals(
                "/messages/?to_agent=ops-warden&unread_only=true&limit=200&offset=0",
                hub.requests.get(0).uri());
    }

    @Test
    void theLatestMessagesAreListedWhetherTheyWereReadOrNot() {
        List<String> entries = new ArrayList<>(ScriptedHub.messages(250));
        entries.set(249, entries.get(249).replace("\"read_at\":null", "\"read_at\":\"2026-11-02T09:00:00Z\""));
        HubInbox inbox = new HubInbox(hub.at(hub.http(listing(entries))));

        List<RawMessage> recent = await(inbox.recent(3));

        assertEquals(
                List.of("m247", "m248", "m249"),
                recent.stream().map(message -> message.id().value()).toList());
        assertTrue(recent.get(2).readAt() != null);
        assertTrue(hub.requests.get(0).uri().indexOf("unread_only") < 0, hub.requests.get(0)::uri);
    }

    @Test
    void rejectedEntriesCountForTheOffsetAndTheRestGoesOn() {
        List<String> entries = new ArrayList<>(messages(430));
        entries.set(3, "42");
        entries.set(7, "{\"from_agent\":\"dev\"}");
        entries.set(250, message("x".repeat(129)));

        read(listing(entries));

        assertEquals(427, sink.messages.size());
        assertEquals(427, sink.ids().stream().distinct().count());
        assertEquals(
                List.of(
                        "the entry at offset 3 of the list: it is not an object",
                        "the entry at offset 7 of the list: it has no id"),
                sink.rejected.subList(0, 2));
        assertTrue(sink.rejected.get(2).contains("129 characters"), sink.rejected.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 137, 199, 200, 299})
    void aMonsterIsRejectedByItsPlaceAndEveryOtherMessageHandedInOnce(int place) {
        List<String> entries = new ArrayList<>(messages(300));
        entries.set(place, message("monster", "x".repeat(8 * MEGABYTE)));

        read(listing(entries));

        assertEquals(others(300, place), sink.ids());
        assertEquals(List.of("the entry at offset " + place + " of the list: it is larger than 8 MB"), sink.rejected);
    }

    @Test
    void aPageThatIsTooLargeInSumIsAskedForAgainInHalves() {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            entries.add(message("m" + i, "y".repeat(100_000)));
        }

        read(listing(entries));

        assertEquals(others(250, -1), sink.ids());
        assertEquals(List.of(), sink.rejected);
        assertTrue(hub.requests.size() < 12, hub.requests.size() + " requests");
        assertTrue(hub.requests.get(1).uri().endsWith("limit=100&offset=0"));
    }

    @Test
    void oneEntryThatIsNestedTooDeeplyCostsItselfAlone() {
        List<String> entries = new ArrayList<>(messages(20));
        entries.set(11, "{\"id\":\"deep\",\"x\":" + "[".repeat(100) + "]".repeat(100) + "}");

        read(listing(entries));

        assertEquals(others(20, 11), sink.ids());
        assertEquals(1, sink.rejected.size());
        assertTrue(sink.rejected.get(0).startsWith("the entry at offset 11 of the list: it is nested deeper than 64"));
    }

    @Test
    void whatIsReadAlreadyIsSkippedAndWhatIsForSomebodyElseRejected() {
        String read = message("read").replace("\"read_at\":null", "\"read_at\":\"2026-11-01T10:00:00Z\"");
        String other = message("other").replace("ops-warden", "some-body");
        read(listing(List.of(message("a"), read, other, message("b"))));

        assertEquals(List.of("a", "b"), sink.ids());
        assertEquals(List.of("other: it is addressed to 'some-body', not to 'ops-warden'"), sink.rejected);
    }

    @Test
    void whatWasHandedInBeforeAFailureStays() {
        Handler<HttpServerRequest> list = listing(messages(450));

        WardenException failure = assertThrows(
                WardenException.class,
                () -> read(request -> (number(request, "offset") == 400 ? json(503, "{}") : list).handle(request)));

        assertEquals(ErrorKind.UNREACHABLE, failure.kind());
        assertEquals(others(400, -1), sink.ids());
    }

    @Test
    void aSinkThatThrowsFailsTheWalk() {
        TestContext context = hub.at(hub.http(listing(messages(3))));
        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> await(new HubInbox(context).unread(new FailingSink())));
        assertEquals("full", failure.getMessage());
    }

    private static final class FailingSink implements UnreadSink {
        @Override
        public void message(RawMessage message) {
            throw new IllegalStateException("full");
        }

        @Override
        public void rejected(String subject, String reason) {
            throw new IllegalStateException("full");
        }
    }
}
