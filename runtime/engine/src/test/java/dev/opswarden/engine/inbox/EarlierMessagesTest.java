package dev.opswarden.engine.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.testkit.FakeInbox;
import dev.opswarden.testkit.TestingClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EarlierMessagesTest {

    private final FakeInbox inbox = new FakeInbox();
    private final Redactor redactor = new Redactor(new TestingClock());
    private final EarlierMessages earlier = new EarlierMessages(inbox, redactor, Duration.ofSeconds(5));

    @Test
    void whatCameBeforeIsToldOldestFirstAndRedacted() {
        inbox.with(raw("a", "t", 1))
                .with(raw("b", "t", 2))
                .with(raw("c", "t", 3))
                .with(raw("x", "other", 1));

        assertEquals(List.of("text of a", "text of b"), bodiesBefore(raw("c", "t", 3)));
    }

    @Test
    void aThreadIsAskedForOnceAndOnlyWhenABrainAsks() {
        inbox.with(raw("a", "t", 1)).with(raw("b", "t", 2)).with(raw("c", "t", 3));
        earlier.before(redactor.redact(raw("b", "t", 2)));
        assertEquals(List.of(), inbox.calls());

        bodiesBefore(raw("b", "t", 2));
        bodiesBefore(raw("c", "t", 3));

        assertEquals(List.of("thread"), inbox.calls());
    }

    @Test
    void aMessageThatIsAThreadOfItsOwnHasNothingBefore() {
        assertEquals(List.of(), bodiesBefore(raw("a", null, 1)));
        assertEquals(List.of(), inbox.calls());
    }

    @Test
    void ofALongThreadTheLatestAreTold() {
        for (int i = 0; i < 50; i++) {
            inbox.with(raw("m" + i, "t", i));
        }
        List<String> before = bodiesBefore(raw("last", "t", 60));
        assertEquals(EarlierMessages.MAX_MESSAGES, before.size());
        assertEquals("text of m49", before.get(before.size() - 1));
    }

    @Test
    void anInboxThatDoesNotAnswerIsNoTrouble() {
        inbox.threads(false);
        assertEquals(List.of(), bodiesBefore(raw("a", "t", 1)));
    }

    private List<String> bodiesBefore(RawMessage raw) {
        return earlier.before(redactor.redact(raw)).earlier().await().stream()
                .map(Message::body)
                .toList();
    }

    private static RawMessage raw(String id, String thread, int minute) {
        return new RawMessage(
                new MessageId(id),
                "agent-a",
                "ops-warden",
                "s",
                "text\u001b of " + id,
                thread,
                TestingClock.START.plusSeconds(60L * minute),
                null,
                null,
                null,
                List.of());
    }
}
