package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.secrets.detect.Samples;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plugin says when it fails goes on without the secrets in it. */
class GuardTest {

    private static final String TOKEN = new Samples(11).of("ghp_{A-Za-z0-9:36}");
    private static final String SAYS = "401 for " + TOKEN;
    private static final String HIDDEN = "401 for [secret:github-token]";

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    @Test
    void aFailureKeepsItsKindAndLosesItsSecret() {
        Throwable failure = failureOf(message -> Future.failedFuture(new WardenException(ErrorKind.DENIED, SAYS)));

        assertEquals(
                ErrorKind.DENIED,
                assertInstanceOf(WardenException.class, failure).kind());
        assertEquals(HIDDEN, failure.getMessage());
    }

    @Test
    void anExceptionThatAPluginThrowsLosesItsSecretToo() {
        Throwable failure = failureOf(message -> {
            throw new IllegalStateException(SAYS);
        });

        assertEquals(
                ErrorKind.INTERNAL,
                assertInstanceOf(WardenException.class, failure).kind());
        assertEquals(HIDDEN, failure.getMessage());
    }

    @Test
    void anErrorIsAFailureOfThePluginAndNamesNoSecret() {
        Throwable failure = failureOf(message -> {
            throw new NoSuchMethodError(SAYS);
        });

        assertEquals("plugin talker failed with java.lang.NoSuchMethodError: " + HIDDEN, failure.getMessage());
        assertFalse(failure.toString().contains(TOKEN), failure::toString);
    }

    @Test
    void anErrorInAFutureIsNoOther() {
        Throwable failure = failureOf(message -> Future.failedFuture(new StackOverflowError(SAYS)));

        assertTrue(failure.getMessage().endsWith(HIDDEN), failure::toString);
    }

    @Test
    void aSecretThatIsSplitByWhatNobodySeesIsHiddenToo() {
        String split = TOKEN.substring(0, 20) + "\u200b" + TOKEN.substring(20);

        Throwable failure =
                failureOf(message -> Future.failedFuture(new WardenException(ErrorKind.REJECTED, "401 for " + split)));

        assertEquals(HIDDEN, failure.getMessage());
    }

    @Test
    void aFailureWithoutASecretIsTheVerySame() {
        RuntimeException plain = new IllegalArgumentException("no such model 'x'");

        assertSame(plain, failureOf(message -> Future.failedFuture(plain)));
    }

    @Test
    void aFailureWithoutAWordIsTheVerySame() {
        RuntimeException silent = new RuntimeException();

        assertSame(silent, failureOf(message -> Future.failedFuture(silent)));
    }

    @Test
    void aNullWhereAFutureOrAnAnswerIsDueIsADefectOfThePlugin() {
        assertEquals(
                "plugin talker answered null in triage()",
                failureOf(message -> Future.succeededFuture()).getMessage());
        assertEquals(
                "plugin talker returned null for a future in triage()",
                failureOf(new NoFuture()).getMessage());
    }

    /** A method that a guard left out would be one of the extension point's own, asked of the wrong object. */
    @ParameterizedTest
    @EnumSource
    void everyMethodOfAnExtensionPointGoesThroughItsGuard(ExtensionKind kind) throws NoSuchMethodException {
        Class<?> guarded = switch (kind) {
            case INBOX -> GuardedInbox.class;
            case REPLY -> GuardedReplyChannel.class;
            case PROGRESS -> GuardedProgressLog.class;
            case BRAIN -> GuardedBrain.class;
            case RULES -> GuardedRuleBook.class;
            case NOTIFIER -> GuardedNotifier.class;
        };
        for (Method method : kind.type().getMethods()) {
            assertEquals(
                    guarded,
                    guarded.getMethod(method.getName(), method.getParameterTypes())
                            .getDeclaringClass(),
                    method::toString);
        }
    }

    private static Throwable failureOf(Function<Message, Future<Triage>> triage) {
        return failureOf(FakeBrain.answering("talker", triage));
    }

    private static Throwable failureOf(Brain extension) {
        Brain brain = new GuardedBrain(new Guard<>(Workers.of(() -> vertx), "talker", "talker", extension));
        return brain.triage(TestMessages.message("m", "s", "b"))
                .<Throwable>map(answer -> new AssertionError("it did not fail: " + answer))
                .otherwise(failure -> failure)
                .await();
    }

    /** A plugin that was not compiled with a check for nulls. */
    private static final class NoFuture implements Brain {

        @Override
        public String id() {
            return "talker";
        }

        @Override
        @SuppressWarnings("NullAway")
        public Future<Triage> triage(Message message) {
            return null;
        }
    }
}
