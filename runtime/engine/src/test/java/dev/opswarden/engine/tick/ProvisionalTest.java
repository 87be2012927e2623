package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.engine.tick.TickReport.ProgressStatus;
import dev.opswarden.engine.triage.Fallback;
import dev.opswarden.spi.AskedModel;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeBrain;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An escalation that came about because a brain failed (contract, section 3, "how a message is decided"). */
final class ProvisionalTest extends TickSetUp {

    private static final MessageId ID = new MessageId("m1");
    private static final Triage DEFER = Triage.defer("no rule knows this");

    private boolean modelIsUp;
    private Triage answer = Triage.reply("Look there.", "asks where");

    @BeforeEach
    void setUp() {
        FakeBrain model = FakeBrain.answering(
                "llm",
                message -> modelIsUp
                        ? Future.succeededFuture(answer)
                        : Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "connection refused")));
        fixture.brains = List.of(model, FakeBrain.saying("drools", DEFER));
        fixture.inbox.with(raw("m1", "A riddle", "What am I?"));
    }

    @Test
    void itIsShownAndSaysThatItWillBeAskedAgain() throws IOException {
        TickReport report = fixture.tick();

        assertTrue(draft().provisional());
        assertEquals("drools", draft().brain());
        assertEquals(List.of(new Fallback(ID, "llm", "drools", "connection refused")), report.fallbacks());
        assertTrue(
                digest(report)
                        .contains(
                                "provisional: a brain failed, so it was left to you; asked again in the next 3 ticks"),
                digest(report));
    }

    @Test
    void aRealDecisionTakesItsPlaceInTheNextTickAndIsNews() throws IOException {
        fixture.tick();
        String key = draft().key();
        modelIsUp = true;

        TickReport report = fixture.tick();

        assertEquals(Outcome.DRAFTED, report.outcome());
        assertEquals(new TickReport.Messages(1, 0, 0, 0), report.messages());
        assertEquals(1, report.decisions().get(Decision.REPLY));
        assertEquals(1, report.brains().get("llm"));
        assertEquals(1, report.draftsCreated());
        assertEquals(ProgressStatus.POSTED, report.progressNote());
        assertFalse(draft().provisional());
        assertEquals(DraftStatus.PENDING, draft().status());
        assertEquals("Look there.", draft().body());
        assertEquals(key, draft().key());
        assertTrue(digest(report).contains("**new** Re: A riddle"), digest(report));
        assertTrue(
                Files.readString(fixture.stateDirectory().resolve("audit.jsonl"))
                        .contains("reply by llm, in the place of a provisional one"),
                "the log tells of both decisions");
        assertEquals(2, fixture.notifier.told().size());
    }

    @Test
    void askingAgainInVainIsNoNewsAndIsDoneThreeTimes() {
        fixture.tick();
        String tick = draft().tickId();

        for (int attempt = 1; attempt <= 3; attempt++) {
            TickReport report = fixture.tick();
            assertEquals(Outcome.NO_OP, report.outcome());
            assertEquals("nothing new; 1 provisional decision asked about again, in vain", report.reason());
            assertEquals(new TickReport.Messages(1, 0, 0, 0), report.messages());
            assertEquals(0, report.decisions().get(Decision.ESCALATE));
            assertEquals(Optional.empty(), report.digest());
            assertEquals(ProgressStatus.SKIPPED, report.progressNote());
            assertEquals(1, report.fallbacks().size());
            assertEquals(attempt, draft().attempts());
            assertEquals(tick, draft().tickId());
        }

        modelIsUp = true;
        TickReport fifth = fixture.tick();

        assertEquals("nothing new", fifth.reason());
        assertTrue(draft().provisional());
        assertEquals("a brain failed, so it was left to you; asked again 3 times, in vain", draft().provisionalNote());
        assertEquals(1, fixture.progressLog.notes().size());
        assertEquals(1, fixture.notifier.told().size());
    }

    @Test
    void whatAPersonHasActedOnIsNotAskedAgain() {
        fixture.tick();
        fixture.store()
                .update(state ->
                        Change.to(state.withDraft(Lifecycle.dismissed(draft(), fixture.clock.instant(), false))));
        modelIsUp = true;

        TickReport report = fixture.tick();

        assertEquals(Outcome.NO_OP, report.outcome());
        assertEquals(DraftStatus.DISMISSED, draft().status());
    }

    @Test
    void whatAPersonEditedIsNotTouched() {
        fixture.tick();
        fixture.store().update(state -> Change.to(state.withDraft(draft().withEditedText("Mine."))));
        modelIsUp = true;

        fixture.tick();

        assertEquals("Mine.", draft().body());
    }

    @Test
    void aMessageThatIsReadMeanwhileIsNotAskedAgain() {
        fixture.tick();
        fixture.inbox.clear();
        modelIsUp = true;

        TickReport report = fixture.tick();

        assertEquals(DraftStatus.SUPERSEDED, draft().status());
        assertEquals(0, report.decisions().get(Decision.REPLY));
    }

    @Test
    void newMessagesComeFirstWhereATickTakesFewOfThem() {
        fixture.environment.put("WORKER_MAX_MESSAGES", "1");
        fixture.tick();
        fixture.inbox.with(raw("m2", "Another", "And I?"));
        modelIsUp = true;

        TickReport report = fixture.tick();

        assertEquals(new TickReport.Messages(2, 1, 0, 0), report.messages());
        assertEquals(
                "Look there.",
                fixture.state().draft(new MessageId("m2")).orElseThrow().body());
        assertTrue(draft().provisional());
        assertEquals(0, draft().attempts());
    }

    @Test
    void aModelThatAbstainsNowLeavesTheEscalationForGood() {
        fixture.tick();
        modelIsUp = true;
        answer = Triage.abstain("nothing to say");

        fixture.tick();

        assertFalse(draft().provisional());
        assertEquals(Decision.ESCALATE, draft().decision());
    }

    @Test
    void theModelAndItsPromptAreKeptWithTheDraft() {
        modelIsUp = true;
        AskedModel model = new AskedModel("qwen", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        answer = Triage.reply("Look there.", "asks where").withModel(Optional.of(model));

        fixture.tick();

        assertEquals(Optional.of(model), draft().model());
    }

    @Test
    void everyBrainIsAskedWhereTheyAreCompared() {
        modelIsUp = true;
        fixture.brains = List.of(
                fixture.brains.get(0),
                FakeBrain.saying("drools", Triage.ignore("noise").byRule("noise")));

        TickReport report = fixture.compare();

        assertEquals(Outcome.DRY_RUN, report.outcome());
        assertEquals(1, report.compared().size());
        assertTrue(report.compared().get(0).differs());
        assertEquals(
                List.of("llm: reply: asks where", "drools: ignore: noise"),
                report.compared().get(0).opinions().stream()
                        .map(opinion -> opinion.brain() + ": " + opinion.answer() + ": " + opinion.reason())
                        .toList());
        assertEquals("llm", report.proposed().get(0).brain());
        assertFalse(Files.exists(fixture.stateDirectory()));
    }

    private Draft draft() {
        return fixture.state().draft(ID).orElseThrow();
    }

    private static String digest(TickReport report) throws IOException {
        return Files.readString(report.digest().orElseThrow());
    }
}
