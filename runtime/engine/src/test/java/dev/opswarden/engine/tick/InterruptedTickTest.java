package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.tick.StageReport.Status;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.FakeBrain;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A tick that is to end before it is done: by a signal, or by the kill switch. */
final class InterruptedTickTest extends TickSetUp {

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
}
