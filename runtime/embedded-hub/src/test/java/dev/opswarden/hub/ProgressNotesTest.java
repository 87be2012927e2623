package dev.opswarden.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes of progress: taken once per key, and refused when they are none. */
class ProgressNotesTest extends HubSetUp {

    @Test
    void aProgressNoteIsTakenOncePerKey() {
        TestHub.Answer first = hub.post("/progress/", TestHub.note("one"), "Idempotency-Key", "k");
        TestHub.Answer again = hub.post("/progress/", TestHub.note("other"), "Idempotency-Key", "k");
        TestHub.Answer second = hub.post("/progress", TestHub.note("two"));

        assertEquals(201, first.status());
        assertEquals("note", first.text("event_type"));
        assertEquals("in detail", first.text("detail"));
        assertEquals(200, again.status());
        assertEquals(first.body(), again.body());
        assertEquals(201, second.status());
        assertEquals(
                List.of(first.text("id"), second.text("id")),
                hub.get("/progress/").ids());
        assertEquals(List.of(second.text("id")), hub.get("/progress?limit=1").ids());
    }

    @Test
    void aKeyOfANoteIsNoKeyOfAMessage() {
        assertEquals(
                201,
                hub.post("/progress/", TestHub.note("n"), "Idempotency-Key", "k")
                        .status());
        assertEquals(
                201,
                hub.post("/messages/", TestHub.message("a", "b", "s"), "Idempotency-Key", "k")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"author\": \"a\", \"event_type\": \"note\"}",
                "{\"author\": \"a\", \"event_type\": 1, \"summary\": \"\"}",
                "{\"author\": \"\", \"event_type\": \"note\", \"summary\": \"s\"}",
                "{\"author\": \"a\", \"event_type\": \"note\", \"summary\": \"s\", \"detail\": {}}"
            })
    void aNoteThatIsNoneIsRefused(String body) {
        assertEquals(422, hub.post("/progress/", body).status());
        assertEquals(0, hub.get("/progress/").body().size());
    }
}
