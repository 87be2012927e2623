package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.tick.StageReport.Status;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.engine.tick.TickReport.ProgressStatus;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeBrain;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TickPipelineTest {

    private static Vertx vertx;

    @TempDir
    Path directory;

    private TickFixture fixture;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    @BeforeEach
    void setUp() {
        fixture = new TickFixture(vertx, directory);
    }

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
    void threeKindsOfTroubleWithTheHubAreToldApartAndNoneIsAFault() {
        assertSkipped(new Health.Unreachable("connection refused"), "the hub cannot be reached: connection refused");
        assertSkipped(new Health.Refused("401"), "the hub refuses this agent: 401");
        assertSkipped(new Health.NotAHub("it speaks HTML"), "this is no hub of the protocol: it speaks HTML");
        assertEquals(List.of("health", "health", "health"), fixture.inbox.calls(), "nothing was fetched");
    }

    private void assertSkipped(Health health, String reason) {
        fixture.inbox.answering(Future.succeededFuture(health));
        TickReport report = fixture.tick();
        assertEquals(Outcome.SKIPPED, report.outcome());
        assertEquals(reason, report.reason());
        assertEquals(Optional.empty(), report.fault());
        assertEquals(7, report.stages().size());
        assertEquals(Status.FAILED, report.stages().get(0).status());
        assertEquals(Status.SKIPPED, report.stages().get(6).status());
    }

    @Test
    void aListThatIsEmptyOnceLosesNoDraft() {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.tick();
        fixture.inbox.listing(false);

        TickReport report = fixture.tick();

        assertEquals(Outcome.NO_OP, report.outcome());
        assertEquals(1, report.draftsPending());
    }

    @Test
    void anInboxThatBreaksOffStillHasWhatCameBeforeDecided() {
        fixture.inbox
                .with(raw("m1", "s", "b"))
                .ending(Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "connection reset")));

        TickReport report = fixture.tick();

        assertEquals(Outcome.DRAFTED, report.outcome());
        assertEquals(Status.FAILED, report.stages().get(1).status());
        assertEquals(List.of("the inbox was read in part only: connection reset"), report.warnings());
    }

    @Test
    void anInboxThatBreaksOffWithNothingNewIsASkippedTick() {
        fixture.inbox.ending(Future.failedFuture(new WardenException(ErrorKind.DENIED, "403")));

        TickReport report = fixture.tick();

        assertEquals(Outcome.SKIPPED, report.outcome());
        assertEquals("the hub refuses this agent: 403", report.reason());
    }

    @Test
    void aNoteThatWasNotTakenIsOwedAndGoesWithTheNextTickOnce() {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.progressLog.answering(
                Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "connection refused")));
        TickReport first = fixture.tick();
        assertEquals(ProgressStatus.FAILED, first.progressNote());
        assertEquals(Outcome.DRAFTED, first.outcome());
        assertEquals(Optional.empty(), first.fault());
        assertEquals(1, fixture.state().owed().size());
        fixture.progressLog.answering(Future.succeededFuture());

        TickReport second = fixture.tick();
        TickReport third = fixture.tick();

        assertEquals(Outcome.NO_OP, second.outcome());
        assertEquals(ProgressStatus.POSTED, second.progressNote());
        assertEquals(ProgressStatus.SKIPPED, third.progressNote());
        assertEquals(1, fixture.progressLog.notes().size());
        assertTrue(
                fixture.progressLog.notes().values().iterator().next().summary().contains("1 message"));
    }

    @Test
    void aDigestThatCouldNotBeWrittenIsMadeGoodByTheNextTickWithItsEntriesStillNew() throws IOException {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.store();
        Path inTheWay = Files.createFile(fixture.stateDirectory().resolve("digest"));
        TickReport first = fixture.tick();
        assertEquals(Outcome.DRAFTED, first.outcome());
        assertEquals(Optional.of(ErrorKind.STATE), first.fault());
        assertEquals(Optional.empty(), first.digest());
        Files.delete(inTheWay);

        TickReport second = fixture.tick();

        assertEquals(Outcome.NO_OP, second.outcome());
        assertTrue(Files.readString(second.digest().orElseThrow()).contains("new"));
        assertEquals(Optional.empty(), fixture.tick().digest());
    }

    @Test
    void aStateThatCannotBeWrittenIsAFaultAndTheMessageIsDecidedAgain() throws IOException {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.store();
        Path inTheWay = Files.createDirectories(
                fixture.stateDirectory().resolve("worker-drafts.json").resolve("x"));

        TickReport report;
        try {
            report = fixture.tick();
            assertEquals(Outcome.FAILED, report.outcome());
            assertEquals(Optional.of(ErrorKind.STATE), report.fault());
        } catch (WardenException e) {
            assertEquals(ErrorKind.STATE, e.kind());
        }
        assertEquals(0, fixture.progressLog.notes().size());
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());

        assertEquals(Outcome.DRAFTED, fixture.tick().outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{ \"schema\" : 1, \"dra"})
    void aMessageThatIsDecidedAnewAfterTheStateWasLostHasTheKeyItHad(String damaged) throws IOException {
        fixture.inbox.with(raw("m1", "s", "b")).with(raw("m2", "s", "b"));
        fixture.tick();
        Draft before = fixture.state().draft(new MessageId("m1")).orElseThrow();
        Files.writeString(fixture.stateDirectory().resolve("worker-drafts.json"), damaged);
        fixture.brains = List.of(FakeBrain.saying("drools", Triage.reply("Look elsewhere.", "asks where")));

        fixture.tick();

        Draft after = fixture.state().draft(new MessageId("m1")).orElseThrow();
        assertEquals("Look elsewhere.", after.body());
        assertEquals(before.key(), after.key());
        assertNotEquals(
                after.key(),
                fixture.state().draft(new MessageId("m2")).orElseThrow().key());
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
    void ofTwoMessagesWithOneIdTheFirstCountsAndTheDigestNamesTheOther() throws IOException {
        fixture.inbox.with(raw("m1", "s", "first")).with(raw("m1", "s", "second"));

        TickReport report = fixture.tick();

        assertEquals(new TickReport.Messages(1, 1, 0, 1), report.messages());
        assertTrue(Files.readString(report.digest().orElseThrow()).contains("two messages have this id"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsForgottenIsOnlyWhatTheInboxSaysIsReadOrGone(boolean stillUnread) {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.tick();
        fixture.store()
                .update(state -> Change.to(state.withDraft(Lifecycle.dismissed(
                        state.draft(new MessageId("m1")).orElseThrow(), fixture.clock.instant(), false))));
        fixture.clock.advance(Duration.ofDays(91));
        if (!stillUnread) {
            fixture.inbox.clear();
        }

        TickReport report = fixture.tick();

        assertEquals(Outcome.NO_OP, report.outcome());
        assertEquals(stillUnread, fixture.state().isKnown(new MessageId("m1")));
    }

    @Test
    void onceInterruptedNothingIsBegunButWhatIsDecidedIsStored() {
        fixture.inbox.with(raw("m1", "s", "b")).with(raw("m2", "s", "b"));
        fixture.brains = List.of(FakeBrain.answering("drools", message -> {
            fixture.interruption.request("SIGTERM");
            return Future.succeededFuture(Triage.fyi("fine"));
        }));

        TickReport report = fixture.tick();

        assertEquals(Outcome.DRAFTED, report.outcome());
        assertEquals("SIGTERM", report.reason());
        assertEquals(Status.OK, report.stages().get(3).status(), "store");
        assertEquals(Status.SKIPPED, report.stages().get(4).status(), "digest");
        assertTrue(fixture.state().openCount() >= 1);
        assertEquals(0, fixture.progressLog.notes().size());
        assertEquals(1, fixture.state().owed().size(), "the note goes with the next tick");
    }

    @Test
    void onceInterruptedABrainThatThinksIsNotWaitedForAndTheStoreIs() {
        fixture.inbox.with(raw("m1", "s", "b")).with(raw("m2", "s", "b"));
        fixture.brains = List.of(FakeBrain.answering("drools", message -> {
            if (message.id().value().equals("m1")) {
                return Future.succeededFuture(Triage.fyi("fine"));
            }
            fixture.interruption.request("SIGTERM");
            return Promise.<Triage>promise().future();
        }));

        TickReport report = fixture.tick();

        assertEquals("SIGTERM", report.reason());
        assertTrue(fixture.state().isKnown(new MessageId("m1")));
        assertFalse(fixture.state().isKnown(new MessageId("m2")));
    }

    @Test
    void theKillSwitchCountsForATickUnderWay() {
        fixture.inbox.with(raw("m1", "s", "b"));
        AtomicReference<Optional<String>> where = new AtomicReference<>(Optional.empty());
        fixture.switchedOff = where::get;
        fixture.brains = List.of(FakeBrain.answering("drools", message -> {
            where.set(Optional.of("worker.env:3"));
            return Future.succeededFuture(Triage.fyi("fine"));
        }));

        TickReport report = fixture.tick();

        assertEquals(Outcome.DRAFTED, report.outcome());
        assertEquals(
                "switched off while it ran: WORKER_ENABLED=0 (worker.env:3); what was decided by then is stored",
                report.reason());
        assertEquals(Optional.empty(), report.fault());
        assertTrue(fixture.state().isKnown(new MessageId("m1")));
        assertEquals(Status.SKIPPED, report.stages().get(4).status(), "digest");
        assertEquals(0, fixture.progressLog.notes().size());
        assertEquals(0, fixture.notifier.told().size());
    }

    @Test
    void theKillSwitchBeforeTheFirstStageLeavesTheInboxAlone() {
        fixture.switchedOff = () -> Optional.of("environment");

        TickReport report = fixture.tick();

        assertEquals(Outcome.DISABLED, report.outcome());
        assertEquals(List.of(), fixture.inbox.calls());
    }

    @Test
    void onceInterruptedAnInboxThatHangsIsNotWaitedFor() {
        fixture.inbox.ending(Promise.<Void>promise().future());
        fixture.observer = new TickObserver() {
            @Override
            public void stageStarted(StageName name) {
                if (name == StageName.FETCH) {
                    vertx.runOnContext(soon -> fixture.interruption.request("SIGTERM"));
                }
            }
        };

        TickReport report = fixture.tick();

        assertEquals(Outcome.SKIPPED, report.outcome());
        assertEquals("SIGTERM", report.reason());
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

    @Test
    void aNoteThatTheHubRefusesForGoodDoesNotBlockTheOthers() {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.progressLog.answering(Future.failedFuture(new WardenException(ErrorKind.REJECTED, "422")));
        fixture.tick();
        String refused = fixture.state().owed().get(0).key();
        fixture.progressLog.answering(Future.succeededFuture()).refusing(refused);
        fixture.inbox.with(raw("m2", "s", "b"));

        fixture.tick();

        assertEquals(1, fixture.progressLog.notes().size(), "the note about m2 was taken");
        assertEquals(
                List.of(refused),
                fixture.state().owed().stream().map(note -> note.key()).toList());
    }

    private static RawMessage from(String sender) {
        return new RawMessage(
                new MessageId("bad"), sender, "ops-warden", "s", "b", null, null, null, null, null, List.of());
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
