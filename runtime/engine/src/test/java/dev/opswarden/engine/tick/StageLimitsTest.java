package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.tick.StageReport.Status;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.Notifier;
import io.vertx.core.Promise;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each stage in turn never ends: it is cut off at its own limit, and the others keep theirs. */
final class StageLimitsTest extends TickSetUp {

    @ParameterizedTest
    @EnumSource(StageName.class)
    void aStageThatHangsIsCutOffAtItsOwnLimitAndTheOthersKeepTheirs(StageName hanging) {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.environment.put("WORKER_TIMEOUT_" + hanging.name().toUpperCase(Locale.ROOT), "150ms");
        StateLockHolder holder = new StateLockHolder(fixture);
        switch (hanging) {
            case HEALTH -> fixture.inbox.answering(Promise.<Health>promise().future());
            case FETCH -> fixture.inbox.ending(Promise.<Void>promise().future());
            case TRIAGE -> fixture.ruleBooks = List.of(new HangingRuleBook());
            case STORE, DIGEST -> fixture.observer = holder.during(hanging);
            case PROGRESS ->
                fixture.progressLog.answering(Promise.<Void>promise().future());
            case NOTIFY ->
                fixture.notifier.answering(Promise.<Notifier.Outcome>promise().future());
        }

        TickReport report = fixture.tick();
        awaitWhatWasLeftBehind(fixture, hanging);

        for (StageReport stage : report.stages()) {
            if (stage.name() == hanging) {
                assertEquals(Status.TIMEOUT, stage.status());
                assertEquals(150, stage.limit().toMillis());
                assertEquals(hanging.label() + ": timeout after 150ms", stage.detail());
                assertTrue(stage.took().toMillis() >= 140, stage::toString);
            } else {
                assertTrue(stage.limit().toMillis() >= 3_000, stage::toString);
                assertEquals(expected(hanging, stage.name()), stage.status(), stage::toString);
            }
        }
        assertEquals(
                switch (hanging) {
                    case HEALTH -> Outcome.SKIPPED;
                    case STORE -> Outcome.FAILED;
                    default -> Outcome.DRAFTED;
                },
                report.outcome());
    }

    /** A write that was given up still happens once the lock is free; the test's directory must not go before that. */
    private static void awaitWhatWasLeftBehind(TickFixture fixture, StageName hanging) {
        BooleanSupplier happened = switch (hanging) {
            case STORE -> () -> Files.exists(fixture.stateDirectory().resolve("audit.head"));
            case DIGEST -> () -> fixture.state().undigested().isEmpty();
            default -> () -> true;
        };
        while (!happened.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** What must not go on without the one that hangs is skipped; everything else does its work. */
    private static Status expected(StageName hanging, StageName other) {
        boolean endsTheTick = hanging == StageName.HEALTH || hanging == StageName.STORE;
        boolean noDigestToTellOf = hanging == StageName.DIGEST && other == StageName.NOTIFY;
        return (endsTheTick && other.compareTo(hanging) > 0) || noDigestToTellOf ? Status.SKIPPED : Status.OK;
    }

    /** Holds the state's lock while one stage runs, as a process would that was stopped at a bad moment. */
    private static final class StateLockHolder {

        private final TickFixture fixture;
        private final CountDownLatch release = new CountDownLatch(1);

        StateLockHolder(TickFixture fixture) {
            this.fixture = fixture;
        }

        TickObserver during(StageName stage) {
            return new TickObserver() {
                @Override
                public void stageStarted(StageName name) {
                    if (name == stage) {
                        hold();
                    }
                }

                @Override
                public void stageEnded(StageReport report) {
                    if (report.name() == stage) {
                        release.countDown();
                    }
                }
            };
        }

        private void hold() {
            CountDownLatch held = new CountDownLatch(1);
            Thread thread = new Thread(
                    () -> fixture.store().update(state -> {
                        held.countDown();
                        await(release);
                        return Change.to(state);
                    }),
                    "holder of the lock");
            thread.setDaemon(true);
            thread.start();
            await(held);
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
