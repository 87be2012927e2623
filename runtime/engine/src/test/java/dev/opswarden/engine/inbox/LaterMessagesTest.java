package dev.opswarden.engine.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.engine.secrets.RawFacts;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.MessageId;
import dev.opswarden.testkit.TestingClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LaterMessagesTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final MessageId OURS = new MessageId("m1");

    private final LaterMessages later = new LaterMessages("ops-warden", new Redactor(new TestingClock()));

    @Test
    void theLatestOfSomebodyElseIsNamedInWhateverOrderTheyCome() {
        saw("m3", "bob", "th", NOON.plusSeconds(2));
        saw("m2", "carol", "th", NOON.plusSeconds(1));
        assertEquals(Optional.of("its thread holds a later message of 'bob' (m3)"), later.after(OURS, "th", NOON));
    }

    @Test
    void whatIsNotLaterOrNotSomebodyElsesOrNotOfTheThreadSaysNothing() {
        saw("m1", "alice", "th", NOON.plusSeconds(9));
        saw("m2", "bob", "th", NOON);
        saw("m3", "ops-warden", "th", NOON.plusSeconds(1));
        saw("m4", "bob", "another", NOON.plusSeconds(1));
        later.saw(new RawFacts(new MessageId("m5"), "bob", "th", Optional.empty(), false, Optional.empty()));
        assertEquals(Optional.empty(), later.after(OURS, "th", NOON));
    }

    @Test
    void namesAreShownWithoutWhatATerminalWouldObey() {
        saw("m2", "bob\u001b[2J", "th", NOON.plusSeconds(1));
        assertEquals(Optional.of("its thread holds a later message of 'bob' (m2)"), later.after(OURS, "th", NOON));
    }

    private void saw(String id, String sender, String thread, Instant createdAt) {
        later.saw(new RawFacts(new MessageId(id), sender, thread, Optional.of(createdAt), false, Optional.empty()));
    }
}
