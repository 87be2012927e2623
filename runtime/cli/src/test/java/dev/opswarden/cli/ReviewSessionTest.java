package dev.opswarden.cli;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.ReviewTally.Fate;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What each key does to a draft, and what nothing does. */
class ReviewSessionTest extends ReviewSetUp {

    @Test
    void eachKeyDoesItsWorkAndTheSummaryCounts() {
        drafted("m-1");
        drafted("m-2");
        drafted("m-3");

        ReviewTally tally = review("ads");

        assertEquals(1, tally.count(Fate.SENT));
        assertEquals(DraftStatus.SENT, status("m-1"));
        assertEquals(DraftStatus.DISMISSED, status("m-2"));
        assertEquals(DraftStatus.PENDING, status("m-3"));
        assertEquals("In the vault.", hub.taken().get("key-m-1").body());
        assertTrue(screen().contains("── 1 of 3 ──  m-1"), screen());
        assertTrue(screen().contains("1 sent, 1 dismissed, 1 skipped, 0 failed; 1 waits\n"), screen());
    }

    @Test
    void enterHelpAndUnknownKeysDoNothing() {
        drafted("m-1");

        ReviewTally tally = review("\n\r A?myq");

        assertEquals(0, tally.count(Fate.SENT) + tally.count(Fate.DISMISSED));
        assertEquals(List.of(), List.copyOf(hub.taken().values()));
        assertTrue(screen().contains("Enter and every other key do nothing."), screen());
    }

    @Test
    void theEndOfTheInputLeavesEverythingAsItWas() {
        drafted("m-1");
        WorkerState before = state();

        review("");

        assertEquals(before, state());
        assertTrue(screen().contains("0 sent, 0 dismissed, 0 skipped, 0 failed; 1 waits"), screen());
    }

    @Test
    void aDraftThatWentStaleGoesOutOnlyAfterASecondKeyAndAYes() {
        drafted("m-1");
        inbox.clear();
        inbox.with(raw("m-1", "Where?", "Something else"));

        review("a" + " " + "!n" + "!\n" + "q");
        assertTrue(hub.taken().isEmpty());
        assertTrue(screen().contains("  Stale     the message changed since the draft was made\n"), screen());
        assertTrue(screen().contains("  ! anyway  "), screen());

        ReviewTally tally = review("!y");
        assertEquals(1, tally.count(Fate.SENT));
        assertEquals(0, tally.failed());
        assertEquals(1, hub.taken().size());
    }

    @Test
    void aKeyPressedAtTheSightOfAQuestionIsNeverForgotten() {
        drafted("m-1");
        inbox.clear();
        inbox.with(raw("m-1", "Where?", "Something else"));
        AtomicInteger forgotten = new AtomicInteger();
        ScriptedKeys keys = new ScriptedKeys("a" + " " + "!n" + "q").whenForgotten(() -> {
            forgotten.incrementAndGet();
            assertFalse(screen().endsWith("> "), screen());
        });

        review(keys);

        // Two pages, a failure, and a question whether to send all the same.
        assertEquals(4, forgotten.get());
    }

    @Test
    void anywayMeansNothingForAFreshDraft() {
        drafted("m-1");

        review("!yq");

        assertTrue(hub.taken().isEmpty());
        assertTrue(screen().contains("It did not go stale"), screen());
    }

    @Test
    void aHubThatIsAwayIsToldAndTheDraftStays() {
        drafted("m-1");
        hub.declining(new WardenException(ErrorKind.UNREACHABLE, "no route", new ConnectException("no")));

        ReviewTally tally = review("a" + " " + "s");

        assertEquals(DraftStatus.PENDING, status("m-1"));
        assertTrue(screen().contains("Not done  no route"), screen());
        assertEquals(List.of(ErrorKind.UNREACHABLE), tally.troubles().toList());

        hub.mended();
        assertEquals(0, review("a").failed());
    }

    @Test
    void anEscalationIsAnsweredInTheEditor() {
        decided("m-1", Triage.escalate("nobody knows"));
        editor = writing("By hand.");

        ReviewTally tally = review("a");

        assertEquals(1, tally.count(Fate.SENT));
        Reply sent = hub.taken().get("key-m-1");
        assertEquals("By hand.", sent.body());
        assertTrue(screen().contains("a answer  e edit"), screen());
    }

    @Test
    void anEditorThatFailsSendsNothing() {
        drafted("m-1");

        ReviewTally tally = review("e" + " " + "q");

        assertEquals(1, tally.failed());
        assertTrue(hub.taken().isEmpty());
        assertEquals(DraftStatus.PENDING, status("m-1"));
        assertTrue(screen().contains("the editor 'x' ended with status 1"), screen());
    }

    @Test
    void onlyWhatWasShownIsSent() {
        drafted("m-1");
        ScriptedKeys keys = new ScriptedKeys("")
                .meanwhile(() -> change(draft("m-1").withEditedText("Another person's words.")), "a" + " " + "q");

        ReviewTally tally = review(keys);

        assertTrue(hub.taken().isEmpty());
        assertEquals(1, tally.failed());
        assertTrue(screen().contains("not as it was shown any more"), screen());
        assertTrue(screen().contains("  │ Another person's words.\n"), screen());
    }

    @Test
    void whatSomebodyElseSettledIsNotOffered() {
        drafted("m-1");
        drafted("m-2");
        ScriptedKeys keys = new ScriptedKeys("")
                .meanwhile(() -> change(Lifecycle.dismissed(draft("m-2"), clock.instant(), false)), "s");

        ReviewTally tally = review(keys);

        assertEquals(1, tally.count(Fate.OVERTAKEN));
        assertTrue(screen().contains("m-2 is dismissed by now"), screen());
    }
}
