package dev.opswarden.engine.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.secrets.detect.Samples;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleEntry;
import dev.opswarden.spi.RuleExplanation;
import dev.opswarden.spi.RuleRemark;
import dev.opswarden.spi.RuleTestRun;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestMessages;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedactedRuleBookTest {

    private static final String TOKEN = new Samples(7).of("ghp_{A-Za-z0-9:36}");
    private static final String TEXT = "says " + TOKEN + " aloud";
    private static final Path HERE = Path.of("rules");

    private final RuleBook redacted = new RedactedRuleBook(new Talkative());

    @Test
    void theProblemsOfRulesHoldNoSecretAndTheRestOfTheirStatusStays() {
        RuleBook.Status status = redacted.status().await();

        assertHidden(status);
        assertEquals(
                new RuleBook.Status(
                        2, 3, RuleBook.State.BROKEN, List.of("a.drl:1: " + hidden()), Optional.of(TestingClock.START)),
                status);
    }

    @Test
    void whatACheckFindsHoldsNoSecret() {
        RuleCheck check = redacted.check(HERE).await();

        assertHidden(check);
        assertEquals(List.of(new RuleRemark("a.drl", 1, hidden())), check.errors());
        assertEquals(List.of(new RuleRemark("b.drl", 2, hidden())), check.warnings());
    }

    @Test
    void whatACaseExpectsAndWhatCameHoldNoSecret() {
        RuleTestRun run = redacted.test(HERE).await();

        assertHidden(run);
        RuleTestRun.Failure failure = run.failures().get(0);
        assertEquals(hidden(), failure.name());
        assertEquals(List.of(new RuleTestRun.Difference("body_contains", hidden(), hidden())), failure.differences());
        assertEquals(hidden(), failure.error());
        assertEquals(List.of(hidden()), run.unreached());
    }

    @Test
    void theNameOfARuleHoldsNoSecret() {
        assertEquals(
                List.of(new RuleEntry(hidden(), "a.drl", 1, "5")),
                redacted.list().await());
    }

    @Test
    void anExplanationHoldsNoSecret() {
        RuleExplanation explanation =
                redacted.explain(TestMessages.message("m", "s", "b")).await();

        assertHidden(explanation);
        assertEquals(hidden(), explanation.rules().get(0).why());
        assertTrue(explanation.rules().get(0).matched());
    }

    @Test
    void anAnswerHoldsNoSecretInReasonBodyOrRule() {
        List<RuleAnswer> answers = redacted.answers(Optional.empty(), List.of()).await();

        assertEquals(
                List.of(new RuleAnswer("reply", Optional.of(hidden()), Priority.HIGH, hidden(), hidden())), answers);
    }

    @Test
    void whatIsRememberedAndWhatFailsIsTheBooksOwn() {
        assertEquals("talkative", redacted.id());
        WardenException failure =
                assertThrows(WardenException.class, () -> redacted.remember().await());
        assertEquals(ErrorKind.STATE, failure.kind());
    }

    private static String hidden() {
        return "says [secret:github-token] aloud";
    }

    private static void assertHidden(Object answer) {
        assertFalse(answer.toString().contains(TOKEN), answer::toString);
        assertFalse(answer.toString().contains(TOKEN.substring(8, 24)), answer::toString);
    }

    /** A rule book that says a token whenever it says anything. */
    private static final class Talkative implements RuleBook {

        private static final RuleEntry RULE = new RuleEntry(TEXT, "a.drl", 1, "5");
        private static final RuleAnswer ANSWER = new RuleAnswer("reply", Optional.of(TEXT), Priority.HIGH, TEXT, TEXT);

        @Override
        public String id() {
            return "talkative";
        }

        @Override
        public Future<Status> status() {
            return Future.succeededFuture(
                    new Status(2, 3, State.BROKEN, List.of("a.drl:1: " + TEXT), Optional.of(TestingClock.START)));
        }

        @Override
        public Future<Void> remember() {
            return Future.failedFuture(new WardenException(ErrorKind.STATE, "the disk is full"));
        }

        @Override
        public Future<RuleCheck> check(Path directory) {
            return Future.succeededFuture(new RuleCheck(
                    2, 3, List.of(new RuleRemark("a.drl", 1, TEXT)), List.of(new RuleRemark("b.drl", 2, TEXT))));
        }

        @Override
        public Future<RuleTestRun> test(Path directory) {
            return Future.succeededFuture(new RuleTestRun(
                    1,
                    List.of(new RuleTestRun.Failure(
                            "t.yaml", TEXT, List.of(new RuleTestRun.Difference("body_contains", TEXT, TEXT)), TEXT)),
                    List.of(TEXT)));
        }

        @Override
        public Future<List<RuleEntry>> list() {
            return Future.succeededFuture(List.of(RULE));
        }

        @Override
        public Future<RuleExplanation> explain(Message message) {
            return Future.succeededFuture(
                    new RuleExplanation(ANSWER, List.of(new RuleExplanation.Verdict(RULE, true, TEXT))));
        }

        @Override
        public Future<List<RuleAnswer>> answers(Optional<Path> directory, List<Message> messages) {
            return Future.succeededFuture(List.of(ANSWER));
        }
    }
}
