package dev.opswarden.engine.triage;

import static dev.opswarden.testkit.TestMessages.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.OneVertx;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TriageRunTest extends OneVertx {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Triage REPLY = Triage.reply("Look there.", "asks where");

    @Test
    void theFirstBrainThatDecidesWinsAndTheNextIsNotAsked() {
        FakeBrain second = FakeBrain.saying("second", Triage.ignore("noise"));

        TriageResult result = decide(AMPLE, FakeBrain.saying("first", REPLY), second);

        assertEquals("first", only(result).brain());
        assertEquals(List.of(), second.asked());
        assertEquals(List.of(), result.fallbacks());
    }

    @Test
    void anAbstentionHandsOnWithoutBeingAFallback() {
        TriageResult result =
                decide(AMPLE, FakeBrain.saying("llm", Triage.abstain("no model")), FakeBrain.saying("drools", REPLY));

        assertEquals("drools", only(result).brain());
        assertEquals(List.of(), result.fallbacks());
        assertFalse(only(result).provisional());
    }

    @Test
    void aDeferralStandsAsEscalationOfTheDeferringBrainWhenNobodyDecides() {
        TriageResult result = decide(
                AMPLE,
                FakeBrain.saying("drools", Triage.defer("no rule knows this")),
                FakeBrain.saying("llm", Triage.abstain("no model")));

        Verdict verdict = only(result);
        assertEquals(Decision.ESCALATE, verdict.decided().decision());
        assertEquals("no rule knows this", verdict.decided().reason());
        assertEquals("drools", verdict.brain());
        assertFalse(verdict.provisional());
    }

    @Test
    void aDeferralGivesWayToADecision() {
        TriageResult result =
                decide(AMPLE, FakeBrain.saying("drools", Triage.defer("?")), FakeBrain.saying("llm", REPLY));

        assertEquals("llm", only(result).brain());
    }

    @Test
    void aBrainThatFailsHandsOnAndTheReportSaysWhy() {
        Brain failing = FakeBrain.answering(
                "llm", m -> Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "connection refused")));

        TriageResult result = decide(AMPLE, failing, FakeBrain.saying("drools", REPLY));

        assertEquals("drools", only(result).brain());
        assertEquals(
                List.of(new Fallback(only(result).message().id(), "llm", "drools", "connection refused")),
                result.fallbacks());
        assertFalse(only(result).provisional(), "the rules decided for real");
        assertEquals(List.of(), result.warnings(), "trouble from outside is no defect");
    }

    @Test
    void anEscalationThatCameAboutByAFailureIsProvisional() {
        Brain failing = FakeBrain.answering("llm", m -> Future.failedFuture(new IllegalStateException("oops")));

        TriageResult result = decide(AMPLE, failing, FakeBrain.saying("drools", Triage.defer("no rule knows this")));

        assertTrue(only(result).provisional());
        assertEquals(1, result.warnings().size());
        assertTrue(result.warnings().get(0).contains("brain llm"), result.warnings()::toString);
    }

    @Test
    void whenNobodyDecidesTheEngineEscalatesAndSaysWhatEachBrainSaid() {
        TriageResult result = decide(AMPLE, FakeBrain.saying("llm", Triage.abstain("no model")));

        assertEquals(Verdict.ENGINE, only(result).brain());
        assertEquals(
                "no brain decided (llm abstained: no model)",
                only(result).decided().reason());
    }

    @Test
    void aVetoOfTheLastBrainWinsOverADecisionOfTheFirst() {
        FakeBrain first = FakeBrain.saying("llm", REPLY);
        Brain objecting = FakeBrain.saying("drools", REPLY)
                .objecting(m -> Future.succeededFuture(Optional.of(Veto.because("asks for a secret's value"))));

        TriageResult result = decide(AMPLE, first, objecting);

        assertEquals(Decision.ESCALATE, only(result).decided().decision());
        assertEquals("drools", only(result).brain());
        assertEquals(List.of(), first.asked());
    }

    @Test
    void aVetoThatCannotBeAskedForIsAFailureOfThatBrainForThatMessage() {
        FakeBrain broken = FakeBrain.saying("drools", REPLY)
                .objecting(m -> Future.failedFuture(new WardenException(ErrorKind.REFUSED, "rule 'x' threw")));

        TriageResult result = decide(AMPLE, FakeBrain.saying("llm", REPLY), broken);

        assertEquals("llm", only(result).brain());
        assertEquals("rule 'x' threw", result.fallbacks().get(0).why());
    }

    @Test
    void aBrainThatNeverAnswersLosesItsShareOnlyAndTheNextDecidesEveryMessage() {
        Brain hanging =
                FakeBrain.answering("llm", m -> Promise.<Triage>promise().future());
        List<Message> messages =
                IntStream.range(0, 20).mapToObj(i -> message("m" + i, "s", "b")).toList();

        TriageResult result = decide(Duration.ofMillis(600), messages, hanging, FakeBrain.saying("drools", REPLY));

        assertEquals(0, result.undecided());
        assertEquals(20, result.fallbacks().size());
        assertTrue(
                result.verdicts().stream().allMatch(verdict -> verdict.brain().equals("drools")));
    }

    @Test
    void withEveryBrainHangingTheEngineStillDecidesEveryMessageInTime() {
        Brain one = FakeBrain.answering("one", m -> Promise.<Triage>promise().future());
        Brain two = FakeBrain.answering("two", m -> Promise.<Triage>promise().future());
        List<Message> messages =
                IntStream.range(0, 50).mapToObj(i -> message("m" + i, "s", "b")).toList();

        TriageResult result = decide(Duration.ofMillis(600), messages, one, two);

        assertEquals(50, result.verdicts().size());
        assertTrue(result.verdicts().stream().allMatch(Verdict::provisional));
    }

    @Test
    void tenThousandBrainsThatAnswerAtOnceDoNotExhaustTheStack() {
        List<Message> messages = IntStream.range(0, 10_000)
                .mapToObj(i -> message("m" + i, "s", "b"))
                .toList();

        TriageResult result = decide(AMPLE, messages, FakeBrain.saying("drools", REPLY));

        assertEquals(10_000, result.verdicts().size());
        assertEquals("m9999", result.verdicts().get(9_999).message().id().value());
    }

    @Test
    void onceItIsNoLongerWantedWhatIsDecidedIsKeptAndTheRestIsLeft() {
        AtomicInteger decided = new AtomicInteger();
        List<Message> messages = IntStream.range(0, 100)
                .mapToObj(i -> message("m" + i, "s", "b"))
                .toList();
        TriageRun run = new TriageRun(
                vertx,
                messages,
                List.of(FakeBrain.saying("drools", REPLY)),
                AMPLE,
                () -> decided.get() < 10,
                decided::set,
                new Redactor(new TestingClock()));

        run.run().await();
        TriageResult result = run.close();

        assertTrue(
                result.verdicts().size() >= 10 && result.verdicts().size() < 15,
                () -> "" + result.verdicts().size());
        assertEquals(100, result.verdicts().size() + result.undecided());
    }

    @Test
    void whatABrainSaysAfterTheEndIsDropped() {
        Promise<Triage> late = Promise.promise();
        TriageRun run = new TriageRun(
                vertx,
                List.of(message("m", "s", "b")),
                List.of(FakeBrain.answering("llm", m -> late.future())),
                AMPLE,
                () -> true,
                n -> {},
                new Redactor(new TestingClock()));

        Future<Void> running = run.run();
        TriageResult result = run.close();
        late.complete(REPLY);
        running.await();

        assertEquals(1, result.undecided());
        assertEquals(1, run.close().undecided());
    }

    private static TriageResult decide(Duration limit, Brain... brains) {
        return decide(limit, List.of(message("m1", "subject", "body")), brains);
    }

    private static TriageResult decide(Duration limit, List<Message> messages, Brain... brains) {
        TriageRun run = new TriageRun(
                vertx, messages, List.of(brains), limit, () -> true, n -> {}, new Redactor(new TestingClock()));
        run.run().await();
        return run.close();
    }

    private static Verdict only(TriageResult result) {
        assertEquals(1, result.verdicts().size());
        return result.verdicts().get(0);
    }
}
