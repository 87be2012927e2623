package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Triage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerStateTest {

    private static final MessageId ID = new MessageId("m-1");

    @Test
    void draftsAreListedOldestFirst() {
        WorkerState state = WorkerState.empty()
                .withDecided(List.of(
                        Drafts.builder("b", Decision.REPLY).build(),
                        Drafts.builder("z", Decision.REPLY)
                                .createdAt(Drafts.NOW.minusSeconds(1))
                                .build(),
                        Drafts.builder("a", Decision.REPLY).build()));
        assertEquals(
                List.of("z", "a", "b"),
                state.drafts().stream().map(draft -> draft.messageId().value()).toList());
    }

    @Test
    void pendingCountsRepliesThatAreNotSettledAndOpenTheOthers() {
        WorkerState state = WorkerState.empty()
                .withDecided(List.of(
                        Drafts.reply("1"),
                        Drafts.reply("2").change().status(DraftStatus.SENDING).build(),
                        Drafts.closed("3", DraftStatus.SENT, Drafts.NOW),
                        Drafts.escalation("4")));
        assertEquals(2, state.pendingCount());
        assertEquals(1, state.openCount());
        assertTrue(state.isKnown(new MessageId("3")));
        assertFalse(state.isKnown(new MessageId("5")));
    }

    @Test
    void aDecisionIsNotDecidedOver() {
        WorkerState state = WorkerState.empty().withDecided(List.of(Drafts.reply("m-1")));
        WorkerState again = state.withDecided(List.of(Drafts.escalation("m-1")));
        assertEquals(state, again);
    }

    @Test
    void aRealDecisionTakesThePlaceOfAProvisionalOne() {
        Draft provisional = Drafts.escalation("m-1").asProvisional();
        Draft fresh = Drafts.builder("m-1", Decision.REPLY)
                .key("another key")
                .createdAt(Drafts.NOW.plusSeconds(900))
                .tickId("t-2")
                .build();
        Draft now = WorkerState.empty()
                .withDecided(List.of(provisional))
                .withDecided(List.of(fresh))
                .draft(ID)
                .orElseThrow();
        assertEquals(DraftStatus.PENDING, now.status());
        assertEquals("key of m-1", now.key());
        assertEquals(Drafts.NOW, now.createdAt());
        assertEquals("t-2", now.tickId());
        assertFalse(now.provisional());
    }

    @Test
    void aProvisionalDecisionCountsHowOftenItWasAskedAgain() {
        WorkerState state =
                WorkerState.empty().withDecided(List.of(Drafts.escalation("m-1").asProvisional()));
        for (int attempt = 1; attempt <= 3; attempt++) {
            state = state.withDecided(List.of(Drafts.escalation("m-1").asProvisional()));
            assertEquals(attempt, state.draft(ID).orElseThrow().attempts());
        }
    }

    @Test
    void whatAPersonActedOnStays() {
        for (DraftStatus status : List.of(DraftStatus.SENDING, DraftStatus.SENT, DraftStatus.DISMISSED)) {
            Draft acted =
                    Drafts.reply("m-1").asProvisional().change().status(status).build();
            WorkerState state =
                    WorkerState.empty().withDecided(List.of(acted)).withDecided(List.of(Drafts.escalation("m-1")));
            assertEquals(acted, state.draft(ID).orElseThrow());
        }
    }

    @Test
    void aPrefixFindsADraftAndTheWholeIdBeatsIt() {
        WorkerState state =
                WorkerState.empty().withDecided(List.of(Drafts.reply("m-1"), Drafts.reply("m-12"), Drafts.reply("x")));
        assertEquals(1, state.matching("m-1").size());
        assertEquals(2, state.matching("m-").size());
        assertEquals(1, state.matching("x").size());
        assertEquals(List.of(), state.matching(""));
        assertEquals(List.of(), state.matching("y"));
    }

    @Test
    void theOldestOfTooManyOwedNotesIsDroppedAndSaid() {
        Change change = Change.to(WorkerState.empty());
        for (int i = 0; i < WorkerState.MOST_OWED; i++) {
            change = change.state().withNoteOwed(new OwedNote("k" + i, "s", "d", Drafts.NOW));
            assertEquals(List.of(), change.warnings());
        }
        change = change.state().withNoteOwed(new OwedNote("k0", "again", "d", Drafts.NOW));
        assertEquals(List.of(), change.warnings());
        change = change.state().withNoteOwed(new OwedNote("last", "s", "d", Drafts.NOW));
        assertEquals(1, change.warnings().size());
        assertEquals(WorkerState.MOST_OWED, change.state().owed().size());
        assertEquals("k1", change.state().owed().get(0).key());
        assertEquals(
                WorkerState.MOST_OWED - 1,
                change.state().withoutNote("k5").owed().size());
    }

    @Test
    void digestsAreOwedUntilOneIsWritten() {
        WorkerState state =
                WorkerState.empty().withDigestOwed("t-1").withDigestOwed("t-2").withDigestOwed("t-1");
        assertEquals(List.of("t-2", "t-1"), state.undigested());
        assertEquals(List.of(), state.withDigestWritten().undigested());
    }

    @Test
    void onlyOldClosedDecisionsCanBeForgotten() {
        Draft old = Drafts.closed("old", DraftStatus.SENT, Drafts.NOW);
        Draft young = Drafts.closed("young", DraftStatus.SENT, Drafts.NOW.plus(Duration.ofDays(2)));
        Draft unknownWhen = Drafts.closed("unknown when", DraftStatus.DISMISSED, Drafts.NOW)
                .change()
                .closedAt(Optional.empty())
                .build();
        WorkerState state = WorkerState.empty()
                .withDecided(List.of(old, young, unknownWhen, Drafts.reply("pending"), Drafts.escalation("open")));
        assertEquals(List.of(old, unknownWhen), state.forgettable(Drafts.NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void whatIsSettledIsForgottenAsLongAsItIsTheSame() {
        Draft settled = Drafts.closed("settled", DraftStatus.SENT, Drafts.NOW);
        Draft other = Drafts.closed("other", DraftStatus.DISMISSED, Drafts.NOW);
        WorkerState state = WorkerState.empty().withDecided(List.of(settled, other, Drafts.reply("pending")));
        WorkerState left = state.forget(List.of(settled));
        assertEquals(2, left.drafts().size());
        assertFalse(left.isKnown(new MessageId("settled")));
        assertSame(left, left.forget(List.of(settled)));
        assertSame(left, left.forget(List.of(Drafts.reply("pending"), other.withTextBeside("changed since"))));
    }

    @Test
    void aFreshDraftIsMadeOfAMessageAndADecision() {
        Message message =
                new Message(ID, "alice", "ops-warden", "Key?", "Where?", "th", Drafts.NOW, Priority.NORMAL, List.of());
        Triage.Decided decided =
                Triage.reply("In the vault.", "asks where").byRule("r").withPriority(Priority.HIGH);
        Draft draft = Draft.of(message, decided, "drools", "Re: Key?", "t-1", "k", Drafts.NOW);
        assertEquals(DraftStatus.PENDING, draft.status());
        assertEquals(Optional.of("r"), draft.rule());
        assertEquals(Priority.HIGH, draft.priority());
        assertEquals(draft, draft.change().build());
        assertEquals(
                DraftStatus.OPEN,
                Draft.of(message, Triage.fyi("news"), "drools", "Key?", "t-1", "k", Drafts.NOW)
                        .status());
    }

    @Test
    void aDraftWhoseMessageHasYetToBeMarkedReadIsNotForgotten() {
        Draft owed = Drafts.closed("owed", DraftStatus.SENT, Drafts.NOW)
                .change()
                .readOwed(true)
                .build();
        WorkerState state = WorkerState.empty().withDecided(List.of(owed));
        assertEquals(List.of(owed), state.readMarksOwed());
        assertEquals(List.of(), state.forgettable(Instant.MAX));
        assertSame(state, state.forget(List.of(owed)));
    }

    @Test
    void aTextThatAPersonWroteIsNotReplacedByAProvisionalDraftsSuccessor() {
        Draft edited = Drafts.escalation("m-1").asProvisional().withEditedText("My own words.");
        WorkerState state =
                WorkerState.empty().withDecided(List.of(edited)).withDecided(List.of(Drafts.escalation("m-1")));
        assertEquals(edited, state.draft(ID).orElseThrow());
    }

    @Test
    void anImpossibleDraftIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DraftBuilder().build());
        assertThrows(
                IllegalArgumentException.class,
                () -> Drafts.builder("x", Decision.REPLY).key(" ").build());
        assertThrows(
                IllegalArgumentException.class,
                () -> Drafts.builder("x", Decision.REPLY).attempts(-1).build());
    }
}
