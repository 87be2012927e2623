package dev.opswarden.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in a list of messages: filters, pages, and what is no filter. */
class ListingTest extends HubSetUp {

    @Test
    void filtersAreCombined() {
        String one = post("a", "b", "1");
        String two = post("a", "b", "2");
        String three = post("c", "b", "3");
        post("a", "d", "4");
        hub.markRead(one);

        assertEquals(List.of(one, two, three), hub.get("/messages/?to_agent=b").ids());
        assertEquals(
                List.of(two, three),
                hub.get("/messages/?to_agent=b&unread_only=true").ids());
        assertEquals(
                List.of(two),
                hub.get("/messages/?to_agent=b&unread_only=true&from_agent=a").ids());
        assertEquals(
                List.of(), hub.get("/messages/?to_agent=b&thread_id=nobody").ids());
        assertEquals(
                List.of(two),
                hub.get("/messages/?to_agent=b&limit=1&offset=1&unread_only=false")
                        .ids());
        assertEquals(
                List.of(one, two, three),
                hub.get("/messages?to_agent=b&other=x").ids());
    }

    @Test
    void aFilterMayHoldAnything() {
        String id = post("M. Ü. <a+b@host;x=y&z> \"q\"", "b", "s");

        String from = TestHub.encode("M. Ü. <a+b@host;x=y&z> \"q\"");
        assertEquals(List.of(id), hub.get("/messages/?from_agent=" + from).ids());
        assertEquals(
                List.of(id),
                hub.get("/messages/?from_agent=" + from.replace("%20", "+")).ids());
    }

    @Test
    void anInboxOf450IsPagedThroughInOrder() {
        List<String> posted = IntStream.range(0, 450)
                .mapToObj(i -> hub.sendLater(hub.postRequest("/messages/", TestHub.message("a", "b", "s" + i))))
                .toList()
                .stream()
                .map(answer -> answer.join().text("id"))
                .toList();

        List<String> first = hub.get("/messages/?to_agent=b&unread_only=true&limit=200&offset=0")
                .ids();
        List<String> second = hub.get("/messages/?to_agent=b&unread_only=true&limit=200&offset=200")
                .ids();
        List<String> third = hub.get("/messages/?to_agent=b&unread_only=true&limit=200&offset=400")
                .ids();
        assertEquals(List.of(200, 200, 50), List.of(first.size(), second.size(), third.size()));
        Set<String> all = new HashSet<>(first);
        all.addAll(second);
        all.addAll(third);
        assertEquals(new HashSet<>(posted), all);
        assertEquals(50, hub.get("/messages/").body().size());
        assertEquals(200, hub.get("/messages/?limit=100000").body().size());
        assertEquals(0, hub.get("/messages/?offset=999999999999999999").body().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0", "limit=-1", "limit=", "limit=x", "limit=1.5", "limit=9999999999999999999", "limit=%D9%A1",
                "offset=-1", "offset=x", "unread_only=yes", "unread_only=", "unread_only", "to_agent=", "to_agent",
                "thread_id=", "from_agent=", "to_agent=a&to_agent=b"
            })
    void aWrongParameterIsRefusedAndDoesNotLookLikeAnEmptyInbox(String query) {
        TestHub.Answer answer = hub.get("/messages/?" + query);

        assertEquals(422, answer.status());
        assertTrue(answer.detail().contains(query.split("=")[0]), answer.detail());
    }

    @Test
    void aPageOfVeryLargeMessagesArrivesWhole() {
        String body = "x".repeat(2_000_000);
        for (int i = 0; i < 12; i++) {
            hub.post(
                    "/messages/",
                    "{\"from_agent\": \"a\", \"to_agent\": \"b\", \"subject\": \"" + i + "\", \"body\": \"" + body
                            + "\"}");
        }

        TestHub.Answer page = hub.get("/messages/");
        assertEquals(12, page.body().size());
        page.body().forEach(message -> assertEquals(body, message.get("body").asText()));
    }
}
