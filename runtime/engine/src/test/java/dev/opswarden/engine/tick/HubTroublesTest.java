package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.tick.StageReport.Status;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tick makes of a hub that is away, breaks off or shows too little. */
final class HubTroublesTest extends TickSetUp {

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
}
