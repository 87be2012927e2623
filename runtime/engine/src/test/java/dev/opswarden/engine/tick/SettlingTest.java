package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Attempt;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.Outgoing;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettlingTest extends TickSetUp {

    @Test
    void aReplyThatArrivedAfterItsSenderDiedIsFound() {
        leftHalfSent("m1");
        fixture.replies.arrives(reply("m1", "Look there."), "key");

        TickReport report = fixture.tick();

        assertEquals(Outcome.NO_OP, report.outcome());
        assertEquals(Optional.empty(), report.digest());
        Draft draft = draft("m1");
        assertEquals(DraftStatus.SENT, draft.status());
        assertTrue(draft.handling().readOwed(), "a person's command marks it read, no tick");
        assertEquals(Set.of(), fixture.replies.read());
        assertEquals(List.of("find"), fixture.replies.calls());
    }

    @Test
    void aReplyThatIsNotFoundMayStillArrive() {
        leftHalfSent("m1");
        fixture.tick();
        assertEquals(DraftStatus.SENDING, draft("m1").status());
    }

    @Test
    void whatSomebodyIsSendingIsLeftToThem() {
        drafted("m1");
        fixture.replies.arrives(reply("m1", "Look there."), "key");
        try (Attempt attempt = Attempt.begin()) {
            change(
                    "m1",
                    draft -> Lifecycle.sending(
                            draft, new Outgoing(attempt.owner(), draft.body(), fixture.clock.instant())));
            fixture.tick();
            assertEquals(DraftStatus.SENDING, draft("m1").status());
        }
        fixture.tick();
        assertEquals(DraftStatus.SENT, draft("m1").status());
    }

    @Test
    void anotherTextThanTheLastOneIsSaid() {
        leftHalfSent("m1");
        fixture.replies.arrives(reply("m1", "An earlier text."), "key");

        TickReport report = fixture.tick();

        assertTrue(report.warnings().get(0).contains("earlier text"), report.warnings()::toString);
        assertEquals("An earlier text.", draft("m1").body());
        assertEquals(Optional.of("Look there."), draft("m1").handling().unsentText());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageThatTheHubSaysIsReadOrGoneSupersedesItsDraft(boolean gone) {
        drafted("m1");
        fixture.inbox.clear();
        if (!gone) {
            fixture.inbox.with(read("m1"));
        }
        fixture.tick();
        assertEquals(DraftStatus.SUPERSEDED, draft("m1").status());
    }

    @Test
    void aListThatDoesNotShowAMessageProvesNothing() {
        drafted("m1");
        fixture.inbox.listing(false);
        fixture.tick();
        assertEquals(DraftStatus.PENDING, draft("m1").status());
        assertEquals("message", fixture.inbox.calls().get(fixture.inbox.calls().size() - 1));
    }

    @Test
    void aTextThatAPersonWroteIsNotTouched() {
        drafted("m1");
        change("m1", draft -> draft.withEditedText("Mine."));
        fixture.inbox.clear();
        fixture.tick();
        assertEquals(DraftStatus.PENDING, draft("m1").status());
        assertEquals("Mine.", draft("m1").body());
    }

    @Test
    void questionsAreBoundedAndEveryDraftHasItsTurn() {
        int drafts = 3 * Settling.MAX_QUESTIONS;
        for (int i = 0; i < drafts; i++) {
            fixture.inbox.with(raw("m" + i, "s", "b"));
        }
        fixture.tick();
        fixture.inbox.clear();
        for (int tick = 1; tick <= 3; tick++) {
            int before = questions();
            fixture.clock.advance(Duration.ofMinutes(15));
            fixture.tick();
            assertEquals(Settling.MAX_QUESTIONS, questions() - before);
        }
        assertEquals(0, fixture.state().pendingCount(), "all were asked after");
    }

    @Test
    void aDryRunAsksNothingAndChangesNothing() {
        leftHalfSent("m1");
        fixture.replies.arrives(reply("m1", "Look there."), "key");
        fixture.dryRun();
        assertEquals(List.of(), fixture.replies.calls());
        assertEquals(DraftStatus.SENDING, draft("m1").status());
    }

    private int questions() {
        return (int) fixture.inbox.calls().stream().filter("message"::equals).count();
    }

    private void drafted(String id) {
        fixture.inbox.with(raw(id, "Where?", "b"));
        fixture.tick();
    }

    private void leftHalfSent(String id) {
        drafted(id);
        try (Attempt attempt = Attempt.begin()) {
            change(
                    id,
                    draft -> Lifecycle.sending(
                            draft, new Outgoing(attempt.owner(), draft.body(), fixture.clock.instant())));
        }
    }

    private void change(String id, UnaryOperator<Draft> step) {
        fixture.store()
                .update(state -> Change.to(state.withDraft(
                        step.apply(state.draft(new MessageId(id)).orElseThrow()))));
    }

    private Draft draft(String id) {
        return fixture.state().draft(new MessageId(id)).orElseThrow();
    }

    private static Reply reply(String id, String body) {
        return new Reply("agent-a", "Re: Where?", body, id, new MessageId(id));
    }

    private RawMessage read(String id) {
        RawMessage before = raw(id, "Where?", "b");
        return new RawMessage(
                before.id(),
                before.from(),
                before.to(),
                before.subject(),
                before.body(),
                null,
                before.createdAt(),
                fixture.clock.instant(),
                null,
                null,
                List.of());
    }
}
