package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.FakeBrain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the hub sends and cannot be a message: it is named, and named at length once. */
final class RejectedMessagesTest extends TickSetUp {

    @Test
    void ofTwoMessagesWithOneIdTheFirstCountsAndTheDigestNamesTheOther() throws IOException {
        fixture.inbox.with(raw("m1", "s", "first")).with(raw("m1", "s", "second"));

        TickReport report = fixture.tick();

        assertEquals(new TickReport.Messages(1, 1, 0, 1), report.messages());
        assertTrue(Files.readString(report.digest().orElseThrow()).contains("two messages have this id"));
    }

    @Test
    void whatCannotBeAMessageIsToldEachTimeAndHasADigestOnce() throws IOException {
        fixture.inbox.with(raw("m1\u2028x", "s", "b")).with(from("ad\u0007min"));
        fixture.brains = List.of(FakeBrain.saying("drools", Triage.fyi("fine")));
        fixture.tickAndRemember();
        assertEquals("m1\u2028x", fixture.state().drafts().iterator().next().threadId(), "used as it came");

        TickReport second = fixture.tickAndRemember();

        assertEquals(Outcome.NO_OP, second.outcome());
        assertEquals(1, second.messages().rejected());
        assertTrue(
                second.warnings().get(0).contains("its sender holds a control character"), second.warnings()::toString);
        assertEquals(Optional.empty(), second.digest(), "told at length by the tick before");
    }

    @Test
    void aLoneMonsterIsNamedInADigestAlthoughNothingIsNew() throws IOException {
        fixture.inbox.with(from("ad\u0007min"));

        TickReport first = fixture.tickAndRemember();
        TickReport second = fixture.tickAndRemember();

        assertEquals(Outcome.NO_OP, first.outcome());
        assertTrue(Files.readString(first.digest().orElseThrow()).contains("## Rejected (1)"));
        assertEquals(Optional.empty(), second.digest());
    }

    private static RawMessage from(String sender) {
        return new RawMessage(
                new MessageId("bad"), sender, "ops-warden", "s", "b", null, null, null, null, null, List.of());
    }
}
