package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LifecycleTest {

    private static final Outgoing OUTGOING =
            new Outgoing(new Owner(Long.MAX_VALUE, Drafts.NOW, "gone"), "text", Drafts.NOW);

    @ParameterizedTest
    @EnumSource(DraftStatus.class)
    void thereAreNoOtherWaysThanThese(DraftStatus from) {
        assertEquals(
                Set.of(DraftStatus.PENDING, DraftStatus.OPEN, DraftStatus.SENDING)
                        .contains(from),
                isPossible(from, draft -> Lifecycle.sending(draft, OUTGOING)));
        assertEquals(
                from == DraftStatus.SENDING,
                isPossible(from, draft -> Lifecycle.sent(draft, "r", draft.body(), Drafts.NOW)));
        assertEquals(from == DraftStatus.SENDING, isPossible(from, Lifecycle::returned));
        assertEquals(from.isWaiting(), isPossible(from, draft -> Lifecycle.dismissed(draft, Drafts.NOW, false)));
        assertEquals(from.isWaiting(), isPossible(from, draft -> Lifecycle.superseded(draft, Drafts.NOW)));
    }

    @Test
    void theStateTakesNoDraftThatCameAnotherWay() {
        WorkerState state = WorkerState.empty().withDraft(Drafts.closed("m", DraftStatus.SENT, Drafts.NOW));
        assertThrows(IllegalStateException.class, () -> state.withDraft(Drafts.reply("m")));
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void whatWasRefusedGoesBackToWhereItBegan(Decision decision) {
        Draft draft = Drafts.builder("m", decision).build();
        Draft returned = Lifecycle.returned(Lifecycle.sending(draft, OUTGOING));
        assertEquals(draft, returned);
        assertEquals(Optional.empty(), returned.handling().outgoing());
    }

    @Test
    void whatWasSentKeepsTheTextThatWentOutAndTheOneThatDidNot() {
        Draft sending = Lifecycle.sending(Drafts.reply("m").withEditedText("Mine."), OUTGOING);
        Draft sent = Lifecycle.sent(sending, "r-1", "An earlier one.", Drafts.NOW);
        assertEquals("An earlier one.", sent.body());
        assertEquals(Optional.of("Mine."), sent.handling().unsentText());
        assertEquals(Optional.of("r-1"), sent.handling().replyId());
        assertEquals(Optional.of(Drafts.NOW), sent.closedAt());
        assertTrue(sent.handling().readOwed());
        assertEquals(sending.key(), sent.key());
    }

    @Test
    void aTextThatComesTooLateDoesNotReplaceTheOneThatWentOut() {
        Draft sent = Drafts.closed("m", DraftStatus.SENT, Drafts.NOW).withTextBeside("Too late.");
        assertEquals(Drafts.reply("m").body(), sent.body());
        assertEquals(Optional.of("Too late."), sent.handling().unsentText());
    }

    @Test
    void anAttemptOfThisProcessIsAtWorkUntilItIsClosed() {
        Attempt attempt = Attempt.begin();
        Draft sending = Lifecycle.sending(Drafts.reply("m"), new Outgoing(attempt.owner(), "text", Drafts.NOW));
        WardenException refused = assertThrows(WardenException.class, () -> Lifecycle.sending(sending, OUTGOING));
        assertEquals(ErrorKind.REFUSED, refused.kind());
        assertTrue(
                refused.getMessage()
                        .contains("process " + ProcessHandle.current().pid()),
                refused::getMessage);
        attempt.close();
        assertEquals(DraftStatus.SENDING, Lifecycle.sending(sending, OUTGOING).status());
    }

    @Test
    void anotherProcessIsAtWorkWhileItRunsAndOnlyIfItIsTheSameOne() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            Instant start = child.info().startInstant().orElseThrow();
            assertTrue(new Owner(child.pid(), start, "a").isAtWork());
            assertTrue(new Owner(child.pid(), start.plusSeconds(1), "a").isAtWork(), "times are rounded");
            assertFalse(new Owner(child.pid(), start.minus(Duration.ofHours(1)), "a").isAtWork(), "a reused number");
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertFalse(new Owner(child.pid(), Instant.now(), "a").isAtWork());
    }

    private static boolean isPossible(DraftStatus from, Function<Draft, Draft> step) {
        Draft draft = Drafts.builder("m", Decision.REPLY).status(from).build();
        try {
            assertTrue(List.of(DraftStatus.values()).contains(step.apply(draft).status()));
            return true;
        } catch (WardenException e) {
            assertEquals(ErrorKind.REFUSED, e.kind());
            return false;
        }
    }
}
