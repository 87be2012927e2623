package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.await;
import static dev.opswarden.plugin.hub.ScriptedHub.json;
import static dev.opswarden.plugin.hub.ScriptedHub.listing;
import static dev.opswarden.plugin.hub.ScriptedHub.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.ProgressNote;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written at the hub: replies, read marks, progress notes (contract, section 1). */
class ReplyTest extends HubSetUp {

    private static final Reply REPLY =
            new Reply("dev", "Re: \"keys\"", "first\nsecond \ud83d\ude00", "t/1", new MessageId("m 1"));

    @Test
    void aReplyGoesOutWithItsKey() {
        Receipt receipt = await(channel(json(201, message("r1", "first"))).send(REPLY, "key-1"));

        assertEquals(new Receipt("r1", "first", true), receipt);
        ScriptedHub.Request sent = hub.requests.get(0);
        assertEquals("POST", sent.method());
        assertEquals("/messages/", sent.uri());
        assertEquals("key-1", sent.headers().get("Idempotency-Key"));
        assertEquals("application/json", sent.headers().get("Content-Type"));
        assertEquals(
                "{\"from_agent\":\"ops-warden\",\"to_agent\":\"dev\",\"subject\":\"Re: \\\"keys\\\"\","
                        + "\"body\":\"first\\nsecond \ud83d\ude00\",\"thread_id\":\"t/1\",\"in_reply_to\":\"m 1\"}",
                sent.body());
    }

    @Test
    void aKeyUsedBeforeReturnsTheFirstText() {
        assertEquals(
                new Receipt("r1", "an earlier text", false),
                await(channel(json(200, message("r1", "an earlier text"))).send(REPLY, "key-1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "201|''",
                "201|<html>",
                "201|[]",
                "201|{}",
                "201|{\"id\":7,\"body\":\"x\"}",
                "201|{\"id\":\"\",\"body\":\"x\"}",
                "201|{\"id\":\"r1\"}",
                "201|{\"id\":\"r1\",\"body\":\"x",
                "200|{\"id\":\"r1\",\"body\":\"x\",\"in_reply_to\":\"another\"}",
                "202|{\"id\":\"r1\",\"body\":\"x\"}",
                "204|''",
            })
    void anAnswerThatDoesNotTellLeavesItOpenWhetherTheReplyWasTaken(int status, String body) {
        WardenException failure = failure(json(status, body));

        assertEquals(ErrorKind.UNREACHABLE, failure.kind());
        assertTrue(failure.getMessage().contains("not known whether it took the reply"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"400,REJECTED", "401,DENIED", "404,REJECTED", "409,REJECTED", "413,REJECTED", "503,UNREACHABLE"})
    void aReplyThatIsNotTakenFailsWithTheHubsReason(int status, ErrorKind kind) {
        WardenException failure = failure(json(status, "{\"detail\":\"no such agent\"}"));

        assertEquals(kind, failure.kind());
        assertTrue(failure.getMessage().contains("no such agent"), failure.getMessage());
    }

    @Test
    void aHubThatIsSilentIsATimeoutByTheLimitForSending() {
        TestContext context = hub.at(hub.raw(socket -> {}), "SEND", Duration.ofMillis(200));
        WardenException failure =
                assertThrows(WardenException.class, () -> await(new HubReplyChannel(context).send(REPLY, "key-1")));

        assertEquals(ErrorKind.TIMEOUT, failure.kind());
        assertTrue(failure.getMessage().contains("WORKER_TIMEOUT_SEND"), failure.getMessage());
    }

    @Test
    void halfACharacterBecomesAReplacementCharacter() {
        Reply broken = new Reply("dev", "s", "a\ud83db", "t", new MessageId("m"));
        await(channel(json(201, message("r1"))).send(broken, "key-1"));

        assertTrue(hub.requests.get(0).body().contains("\"a\ufffdb\""));
    }

    @Test
    void aReplyIsFoundAmongOthersByWhatItAnswers() {
        List<String> entries = new ArrayList<>(ScriptedHub.messages(250));
        entries.set(230, own("r9", "another"));
        entries.set(240, own("r1", "m 1"));

        assertEquals(
                Optional.of(new Receipt("r1", "text of r1", false)),
                await(channel(listing(entries)).find("t/1", new MessageId("m 1"))));
        assertEquals(
                "/messages/?from_agent=ops-warden&thread_id=t%2F1&limit=200&offset=0",
                hub.requests.get(0).uri());
    }

    @Test
    void aReplyOfSomebodyElseIsNotOurs() {
        String theirs = own("r1", "m 1").replace("\"from_agent\":\"ops-warden\"", "\"from_agent\":\"dev\"");
        String elsewhere = own("r1", "m 1").replace("\"t/1\"", "\"t/2\"");

        assertEquals(
                Optional.empty(),
                await(channel(listing(List.of(theirs, elsewhere))).find("t/1", new MessageId("m 1"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void aMessageIsMarkedRead(int status) {
        assertNull(await(channel(json(status, "")).markRead(new MessageId("../x"))));

        ScriptedHub.Request sent = hub.requests.get(0);
        assertEquals("PATCH /messages/..%2Fx/read", sent.method() + " " + sent.uri());
        assertEquals("0", sent.headers().get("Content-Length"));
        assertNull(sent.headers().get("Transfer-Encoding"));
    }

    @Test
    void aReadMarkThatIsRefusedFails() {
        WardenException failure = assertThrows(
                WardenException.class, () -> await(channel(json(404, "{}")).markRead(new MessageId("m"))));

        assertEquals(ErrorKind.REJECTED, failure.kind());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void aNoteIsPostedWithItsKey(int status) {
        HubProgressLog log = new HubProgressLog(hub.at(hub.http(json(status, "{}"))));

        assertNull(await(log.post(new ProgressNote("3 drafted", "two\nlines"), "note-1")));

        ScriptedHub.Request sent = hub.requests.get(0);
        assertEquals("POST /progress/", sent.method() + " " + sent.uri());
        assertEquals("note-1", sent.headers().get("Idempotency-Key"));
        assertEquals(
                "{\"author\":\"ops-warden\",\"event_type\":\"note\",\"summary\":\"3 drafted\","
                        + "\"detail\":\"two\\nlines\"}",
                sent.body());
    }

    @Test
    void aNoteThatIsNotTakenFailsByItsOwnLimit() {
        TestContext context = hub.at(hub.raw(socket -> {}), "PROGRESS", Duration.ofMillis(200));
        WardenException failure = assertThrows(
                WardenException.class, () -> await(new HubProgressLog(context).post(new ProgressNote("s", "d"), "k")));

        assertEquals(ErrorKind.TIMEOUT, failure.kind());
        assertTrue(failure.getMessage().contains("WORKER_TIMEOUT_PROGRESS"), failure.getMessage());
    }

    private HubReplyChannel channel(Handler<HttpServerRequest> script) {
        return new HubReplyChannel(hub.at(hub.http(script)));
    }

    private WardenException failure(Handler<HttpServerRequest> script) {
        return assertThrows(WardenException.class, () -> await(channel(script).send(REPLY, "key-1")));
    }

    private static String own(String id, String inReplyTo) {
        return message(id)
                .replace("\"from_agent\":\"dev\"", "\"from_agent\":\"ops-warden\"")
                .replace("\"thread_id\":null", "\"thread_id\":\"t/1\",\"in_reply_to\":\"" + inReplyTo + "\"");
    }
}
