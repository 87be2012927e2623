package dev.opswarden.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An empty hub for each test, whose clock stands still. */
abstract class HubSetUp {

    static final Instant NOW = Instant.parse("2026-11-02T09:30:00Z");

    TestHub hub;

    @BeforeEach
    void start() {
        hub = TestHub.start(HubOptions.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    /** Posts a message that the hub takes; returns its id. */
    final String post(String from, String to, String subject) {
        TestHub.Answer answer = hub.post("/messages/", TestHub.message(from, to, subject));
        assertEquals(201, answer.status());
        return answer.text("id");
    }
}
