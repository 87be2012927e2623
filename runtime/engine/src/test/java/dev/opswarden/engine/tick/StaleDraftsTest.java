package dev.opswarden.engine.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.TestingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StaleDraftsTest extends TickSetUp {

    private static final Instant START = TestingClock.START;
    private static final String BY_BOB = "stale: its thread holds a later message of 'bob' (m2)";

    @Test
    void aDraftWhoseThreadSomebodyElseWentOnWithIsMarkedInTheNextDigest() throws IOException {
        unread("m1", "alice", "th", START);
        assertEquals(List.of(), warnings(fixture.tick(), "m1"));

        unread("m2", "bob", "th", START.plusSeconds(60));
        TickReport report = fixture.tick();

        assertEquals(List.of(BY_BOB), warnings(report, "m1"));
        assertEquals(List.of(), warnings(report, "m2"));
        String page = Files.readString(report.digest().orElseThrow());
        assertTrue(page.contains("warning: stale: its thread holds a later message of 'bob' (m2)"), page);
    }

    @Test
    void ofTwoNewMessagesInOneThreadTheDraftForTheFirstIsMarked() {
        unread("m1", "alice", "th", START);
        unread("m2", "bob", "th", START.plusSeconds(60));
        assertEquals(List.of(BY_BOB), warnings(fixture.tick(), "m1"));
    }

    @Test
    void aDraftIsMarkedOnceHoweverLongItsThreadBecomes() {
        unread("m1", "alice", "th", START);
        for (int i = 2; i < 5; i++) {
            unread("m" + i, "bob", "th", START.plusSeconds(60L * i));
            fixture.tick();
        }
        assertEquals(List.of(BY_BOB), draft("m1").warnings());
    }

    @Test
    void aTextOfAPersonIsMarkedAndStays() {
        unread("m1", "alice", "th", START);
        fixture.tick();
        fixture.store().update(state -> Change.to(state.withDraft(draft("m1").withEditedText("Mine."))));

        unread("m2", "bob", "th", START.plusSeconds(60));
        assertEquals(List.of(BY_BOB), warnings(fixture.tick(), "m1"));

        assertEquals("Mine.", draft("m1").body());
        assertEquals(DraftStatus.PENDING, draft("m1").status());
    }

    @Test
    void anEscalationIsMarkedAndWhatAsksForNothingIsNot() {
        fixture.brains = List.of(FakeBrain.answering(
                "drools",
                message -> io.vertx.core.Future.succeededFuture(
                        message.id().value().equals("m1") ? Triage.escalate("unsure") : Triage.fyi("news"))));
        unread("m1", "alice", "th", START);
        unread("m2", "bob", "th", START.plusSeconds(60));
        unread("m3", "bob", "th", START.plusSeconds(120));

        TickReport report = fixture.tick();

        assertEquals(1, warnings(report, "m1").size());
        assertEquals(List.of(), warnings(report, "m2"));
    }

    /** The later message went to somebody else, or was read: no list of what is unread shows it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNotUnreadIsAskedForByTheThread(boolean draftIsOld) {
        fixture.inbox.alsoInThread(message("m2", "bob", "th", START.plusSeconds(60)));
        unread("m1", "alice", "th", START);
        if (!draftIsOld) {
            assertEquals(List.of(BY_BOB), warnings(fixture.tick(), "m1"));
            return;
        }
        fixture.inbox.threads(false);
        assertEquals(List.of(), warnings(fixture.tick(), "m1"));

        fixture.inbox.threads(true);
        unread("m9", "carol", "elsewhere", START);
        assertEquals(List.of(BY_BOB), warnings(fixture.tick(), "m1"));
    }

    @Test
    void nobodyIsAskedWhenNoDigestWillBeWritten() {
        unread("m1", "alice", "th", START);
        fixture.tick();
        int before = threads();
        assertEquals(Outcome.NO_OP, fixture.tick().outcome());
        assertEquals(before, threads());
    }

    @Test
    void questionsAreBoundedAndEveryThreadHasItsTurn() {
        int drafts = 3 * StaleDrafts.MAX_QUESTIONS;
        for (int i = 0; i < drafts; i++) {
            unread("m" + i, "alice", "th-" + i, START);
        }
        fixture.tick();
        for (int i = 0; i < drafts; i++) {
            fixture.inbox.alsoInThread(message("later-" + i, "bob", "th-" + i, START.plusSeconds(60)));
        }
        for (int tick = 1; tick <= 3; tick++) {
            int before = threads();
            fixture.clock.advance(Duration.ofMinutes(15));
            unread("news-" + tick, "carol", "", START);
            fixture.tick();
            assertTrue(threads() - before <= StaleDrafts.MAX_QUESTIONS, "asked " + (threads() - before));
        }
        long marked = fixture.state().drafts().stream()
                .filter(draft -> !draft.warnings().isEmpty())
                .count();
        assertTrue(marked >= 2 * StaleDrafts.MAX_QUESTIONS, marked + " are marked");
    }

    @Test
    void aThreadThatDoesNotAnswerHoldsNothingUp() {
        unread("m1", "alice", "th", START);
        fixture.inbox.threads(false);
        assertEquals(Outcome.DRAFTED, fixture.tick().outcome());
    }

    private List<String> warnings(TickReport report, String id) {
        assertEquals(Outcome.DRAFTED, report.outcome(), report::reason);
        return draft(id).warnings();
    }

    private Draft draft(String id) {
        return fixture.state().draft(new MessageId(id)).orElseThrow();
    }

    private int threads() {
        return (int) fixture.inbox.calls().stream().filter("thread"::equals).count();
    }

    private void unread(String id, String from, String thread, Instant when) {
        fixture.inbox.with(message(id, from, thread, when));
    }

    private static RawMessage message(String id, String from, String thread, Instant when) {
        return new RawMessage(
                new MessageId(id),
                from,
                "ops-warden",
                "s",
                "b",
                thread.isEmpty() ? null : thread,
                when,
                null,
                null,
                null,
                List.of());
    }
}
