package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.tick.StageReport.Status;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.engine.tick.TickReport.ProgressStatus;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.FakeBrain;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A tick from the inbox to the notification, when nothing goes wrong and when a stage has nothing to do. */
final class TickPipelineTest extends TickSetUp {

    @Test
    void aNewMessageBecomesADraftADigestANoteAndANotification() throws IOException {
        fixture.inbox.with(raw("m1", "Where is the key?", "Where do you keep it?"));

        TickReport report = fixture.tick();

        assertEquals(Outcome.DRAFTED, report.outcome());
        assertEquals(new TickReport.Messages(1, 1, 0, 0), report.messages());
        assertEquals(1, report.decisions().get(Decision.REPLY));
        assertEquals(1, report.draftsCreated());
        assertEquals(1, report.draftsPending());
        assertEquals(1, report.brains().get("drools"));
        assertEquals(ProgressStatus.POSTED, report.progressNote());
        assertEquals(List.of("fake"), report.notified());
        assertEquals(Optional.empty(), report.fault());
        assertTrue(report.stages().stream().allMatch(stage -> stage.status() == Status.OK), report.stages()::toString);
        Draft draft = fixture.state().draft(new MessageId("m1")).orElseThrow();
        assertEquals(DraftStatus.PENDING, draft.status());
        assertEquals("agent-a", draft.toAgent());
        assertEquals("Re: Where is the key?", draft.subject());
        assertEquals("Look there.", draft.body());
        assertTrue(Files.readString(report.digest().orElseThrow()).contains("warden-runtime approve m1"));
        assertEquals(1, fixture.progressLog.notes().size());
        assertEquals(1, fixture.notifier.told().get(0).pendingDrafts());
    }

    @Test
    void aTickWithNothingNewWritesNoDigestPostsNoNoteAndTellsNobody() {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.tick();

        TickReport report = fixture.tick();

        assertEquals(Outcome.NO_OP, report.outcome());
        assertEquals("nothing new", report.reason());
        assertEquals(new TickReport.Messages(1, 0, 0, 0), report.messages());
        assertEquals(1, report.draftsPending(), "the draft of the tick before still waits");
        assertEquals(Optional.empty(), report.digest());
        assertEquals(ProgressStatus.SKIPPED, report.progressNote());
        assertEquals(1, fixture.progressLog.notes().size());
        assertEquals(1, fixture.notifier.told().size());
        assertEquals(
                List.of(
                        Status.OK,
                        Status.OK,
                        Status.SKIPPED,
                        Status.SKIPPED,
                        Status.SKIPPED,
                        Status.SKIPPED,
                        Status.SKIPPED),
                report.stages().stream().map(StageReport::status).toList());
    }

    @Test
    void aDryRunDecidesAndTellsAndChangesNothing() {
        fixture.inbox.with(raw("m1", "s", "b"));

        TickReport report = fixture.dryRun();

        assertEquals(Outcome.DRY_RUN, report.outcome());
        assertEquals("m1", report.proposed().get(0).messageId());
        assertEquals(1, report.decisions().get(Decision.REPLY));
        assertFalse(Files.exists(fixture.stateDirectory()));
        assertEquals(0, fixture.progressLog.notes().size());
        assertEquals(0, fixture.notifier.told().size());
    }

    @Test
    void withoutABrainNewMessagesAreAFaultAndAnEmptyInboxIsNot() {
        fixture.brains = List.of();
        assertEquals(Outcome.NO_OP, fixture.tick().outcome());
        fixture.inbox.with(raw("m1", "s", "b"));

        TickReport report = fixture.tick();

        assertEquals(Outcome.FAILED, report.outcome());
        assertEquals(Optional.of(ErrorKind.NOT_LOADED), report.fault());
    }

    @Test
    void aThousandUnreadAreDecidedInFiveTicksAndNoneTwice() {
        for (int i = 0; i < 1_000; i++) {
            fixture.inbox.with(raw("m" + i, "s", "b"));
        }
        FakeBrain brain = FakeBrain.saying("drools", Triage.fyi("fine"));
        fixture.brains = List.of(brain);

        for (int i = 1; i <= 5; i++) {
            TickReport report = fixture.tick();
            assertEquals(new TickReport.Messages(1_000, 200, 1_000 - 200 * i, 0), report.messages());
        }
        TickReport sixth = fixture.tick();

        assertEquals(Outcome.NO_OP, sixth.outcome());
        Set<String> asked = new HashSet<>();
        brain.asked().forEach(message -> assertTrue(asked.add(message.id().value()), message.id()::value));
        assertEquals(1_000, asked.size());
        assertEquals(1_000, fixture.state().openCount());
    }

    @Test
    void aNotifierThatDeclinesOrFailsIsSaidAndNoFault() {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.notifier.answering(Future.succeededFuture(new Notifier.Outcome.Declined("no display")));
        TickReport declined = fixture.tick();
        assertEquals(List.of(), declined.notified());
        assertEquals("fake: no display", declined.stages().get(6).detail());
        fixture.inbox.with(raw("m2", "s", "b"));
        fixture.notifier.answering(Future.failedFuture(new IllegalStateException("oops")));

        TickReport failed = fixture.tick();

        assertEquals(Status.FAILED, failed.stages().get(6).status());
        assertEquals(Optional.empty(), failed.fault());
        assertEquals(1, failed.warnings().size());
    }

    @Test
    void theReportSaysWhenItBeganAndEnded() {
        TickReport report = fixture.tick();

        assertEquals(Instant.parse("2026-11-02T09:30:00Z"), report.startedAt());
        assertEquals(report.startedAt(), report.finishedAt(), "the clock of a test stands still");
    }
}
