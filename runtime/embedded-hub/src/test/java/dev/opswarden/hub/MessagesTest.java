package dev.opswarden.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One message: posted, answered once per key, read. */
class MessagesTest extends HubSetUp {

    @Test
    void aPostedMessageIsAnsweredInTheShapeOfTheContract() {
        TestHub.Answer posted = hub.post("/messages/", """
                {"from_agent": "a", "to_agent": "b", "subject": "s", "body": "line\\nzwei ü 🙂", "thread_id": "t",
                 "in_reply_to": "m", "priority": "high", "labels": ["x", "y"], "id": "mine", "created_at": 5,
                 "read_at": ["never"], "something": {"else": [1, {}]}}
                """);

        assertEquals(201, posted.status());
        assertEquals("application/json", posted.header("content-type"));
        assertNotEquals("mine", posted.text("id"));
        JsonNode expected = TestHub.json("""
                {"id": "%s", "from_agent": "a", "to_agent": "b", "subject": "s", "body": "line\\nzwei ü 🙂", "thread_id": "t",
                 "created_at": "2026-11-02T09:30:00Z", "read_at": null, "in_reply_to": "m", "priority": "high",
                 "labels": ["x", "y"]}
                """.formatted(posted.text("id")));
        assertEquals(expected, posted.body());
        assertEquals(expected, hub.get("/messages/" + posted.text("id")).body());
        assertEquals(expected, hub.get("/messages/").body().get(0));
    }

    @Test
    void aMessageWithoutThreadHasNoneAndIsFoundUnderItsOwnId() {
        String id = post("a", "b", "first");
        hub.post("/messages/", """
                {"from_agent": "b", "to_agent": "a", "subject": "re", "body": "", "thread_id": "%s", "in_reply_to": "%s"}
                """.formatted(id, id));

        TestHub.Answer message = hub.get("/messages/" + id);
        assertTrue(message.body().get("thread_id").isNull());
        assertFalse(message.body().has("in_reply_to"));
        assertEquals(2, hub.get("/messages/?thread_id=" + id).body().size());
        TestHub.Answer reply = hub.get("/messages/?from_agent=b&thread_id=" + id);
        assertEquals(1, reply.body().size());
        assertEquals(id, reply.body().get(0).get("in_reply_to").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|must be a JSON object",
                "\"text\"|must be a JSON object",
                "{}|'from_agent' is missing",
                "{\"from_agent\": \"\", \"to_agent\": \"b\", \"subject\": \"\", \"body\": \"\"}|'from_agent' is empty",
                "{\"from_agent\": \"a\", \"to_agent\": null, \"subject\": \"\", \"body\": \"\"}|'to_agent' is missing",
                "{\"from_agent\": \"a\", \"to_agent\": 7, \"subject\": \"\", \"body\": \"\"}|'to_agent' must be a string",
                "{\"from_agent\": \"a\", \"to_agent\": \"b\", \"body\": \"\"}|'subject' is missing",
                "{\"from_agent\": \"a\", \"to_agent\": \"b\", \"subject\": \"\", \"body\": {}}|'body' must be a string",
                "{\"from_agent\": \"a\", \"to_agent\": \"b\", \"subject\": \"\", \"body\": \"\\ud800\"}|'body' holds half",
                "{\"from_agent\": \"a\", \"to_agent\": \"b\", \"subject\": \"\", \"body\": \"\", \"thread_id\": 1}|'thread_id'",
                "{\"from_agent\": \"a\", \"to_agent\": \"b\", \"subject\": \"\", \"body\": \"\", \"thread_id\": \"\"}|'thread_id'",
                "{\"from_agent\": \"a\", \"to_agent\": \"b\", \"subject\": \"\", \"body\": \"\", \"in_reply_to\": []}|'in_reply_to'",
                "{\"from_agent\": \"a\", \"to_agent\": \"b\", \"subject\": \"\", \"body\": \"\", \"labels\": [1]}|'labels'",
                "{\"from_agent\": \"a\", \"to_agent\": \"b\", \"subject\": \"\", \"body\": \"\", \"labels\": \"x\"}|'labels'",
            })
    void aMessageThatIsNoneIsRefusedByTheNameOfItsField(String body, String why) {
        TestHub.Answer answer = hub.post("/messages/", body);

        assertEquals(422, answer.status());
        assertTrue(answer.detail().contains(why), answer.detail());
        assertEquals(0, hub.get("/messages/").body().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"from_agent\": \"a\"", "nonsense", "{} {}", "{\"a\": 1,}", "{'a': 1}"})
    void whatIsNoJsonIsABadRequest(String body) {
        TestHub.Answer answer = hub.post("/messages/", body);

        assertEquals(400, answer.status());
        assertFalse(answer.detail().isEmpty());
    }

    @Test
    void deepNestingIsABadRequestAndNothingWorse() {
        assertEquals(
                400, hub.post("/messages/", "{\"x\":" + "[".repeat(100_000)).status());
    }

    @Test
    void theSameKeyAgainAnswersTheFirstMessageAndStoresNothing() {
        TestHub.Answer first = hub.post("/messages/", TestHub.message("a", "b", "one"), "Idempotency-Key", "k");
        TestHub.Answer again = hub.post("/messages/", TestHub.message("a", "b", "two"), "Idempotency-Key", "k");
        TestHub.Answer other = hub.post("/messages/", TestHub.message("a", "b", "two"), "idempotency-key", "K");

        assertEquals(201, first.status());
        assertEquals(200, again.status());
        assertEquals(first.body(), again.body());
        assertEquals(201, other.status());
        assertEquals(2, hub.get("/messages/").body().size());
    }

    @Test
    void theSameKeyFromManyAtOnceStoresOneMessage() {
        List<CompletableFuture<TestHub.Answer>> answers = IntStream.range(0, 40)
                .mapToObj(i -> hub.sendLater(hub.postRequest(
                        "/messages/", TestHub.message("a", "b", "number " + i), "Idempotency-Key", "one")))
                .toList();

        Set<String> ids = new HashSet<>();
        int created = 0;
        for (CompletableFuture<TestHub.Answer> answer : answers) {
            ids.add(answer.join().text("id"));
            created += answer.join().status() == 201 ? 1 : 0;
        }
        assertEquals(1, created);
        assertEquals(1, ids.size());
        assertEquals(1, hub.get("/messages/").body().size());
    }

    @Test
    void aKeyThatCannotBeUsedIsRefusedAndNotIgnored() {
        String message = TestHub.message("a", "b", "s");

        assertEquals(422, hub.post("/messages/", message, "Idempotency-Key", "").status());
        assertEquals(
                422,
                hub.post("/messages/", message, "Idempotency-Key", "k".repeat(256))
                        .status());
        assertEquals(
                422,
                hub.post("/messages/", message, "Idempotency-Key", "a", "Idempotency-Key", "b")
                        .status());
        assertEquals(0, hub.get("/messages/").body().size());
    }

    @Test
    void readingAMessageTwiceKeepsTheFirstTime() {
        String id = post("a", "b", "s");

        TestHub.Answer read = hub.markRead(id);
        assertEquals(200, read.status());
        assertEquals("2026-11-02T09:30:00Z", read.text("read_at"));
        assertEquals(read.body(), hub.markRead(id).body());
        assertEquals(0, hub.get("/messages/?unread_only=true").body().size());
        assertEquals(1, hub.get("/messages/").body().size());
        assertEquals(404, hub.markRead("unknown").status());
    }

    @Test
    void aPatchMayCarryABody() {
        String id = post("a", "b", "s");

        assertEquals(
                200,
                hub.send(hub.request("/messages/" + id + "/read")
                                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"read\": true}")))
                        .status());
    }
}
