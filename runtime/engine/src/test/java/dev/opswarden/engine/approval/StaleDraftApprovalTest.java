package dev.opswarden.engine.approval;

import static dev.opswarden.engine.approval.ApprovalFixture.anyway;
import static dev.opswarden.engine.approval.ApprovalFixture.later;
import static dev.opswarden.engine.approval.ApprovalFixture.readAt;
import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.approval.ApprovalResult.Status;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A draft whose message is no longer what it was when the draft was made. */
final class StaleDraftApprovalTest extends ApprovalSetUp {

    private enum Stale {
        CHANGED("changed"),
        READ("read elsewhere"),
        GONE("gone"),
        FOLLOWED("later message of 'agent-b' (m2)");

        private final String said;

        Stale(String said) {
            this.said = said;
        }

        void make(ApprovalFixture fixture) {
            RawMessage changed = raw("m1", "Where?", "Where is it now?");
            switch (this) {
                case CHANGED -> fixture.inbox.replacing(changed);
                case READ ->
                    fixture.inbox.replacing(readAt(raw("m1", "Where?", "Where is it?"), fixture.clock.instant()));
                case GONE -> fixture.inbox.clear();
                case FOLLOWED ->
                    fixture.inbox.with(
                            later("m2", "agent-b", "m1", fixture.clock.instant().plusSeconds(1)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Stale.class)
    void aDraftThatWentStaleIsRefusedUnlessItIsWantedAnyway(Stale stale) {
        fixture.drafted("m1");
        stale.make(fixture);

        ApprovalResult refused = fixture.approve("m1");

        assertEquals(ErrorKind.REFUSED, refused.failure().orElseThrow());
        assertTrue(refused.reason().orElseThrow().contains(stale.said), refused::toString);
        assertTrue(refused.reason().orElseThrow().contains("--anyway"), refused::toString);
        assertEquals(DraftStatus.PENDING, fixture.draft("m1").status());
        assertEquals(List.of(), fixture.hub.calls());

        assertEquals(Status.SENT, fixture.approve(anyway("m1")).status());
        assertEquals("In the vault.", fixture.hub.taken().get("key-m1").body());
        assertEquals("agent-a", fixture.hub.taken().get("key-m1").to());
    }

    @Test
    void whatWeWroteOurselvesOrWhatCameEarlierMakesNothingStale() {
        fixture.drafted("m1");
        fixture.inbox.with(
                later("m2", "ops-warden", "m1", fixture.clock.instant().plusSeconds(1)));
        fixture.inbox.with(later("m3", "agent-b", "m1", fixture.clock.instant().minus(Duration.ofDays(1))));
        fixture.inbox.with(
                later("m4", "agent-b", "another thread", fixture.clock.instant().plusSeconds(1)));

        assertEquals(Status.SENT, fixture.approve("m1").status());
    }

    @Test
    void whoeverIsNotTheSenderThatWasShownGetsNothing() {
        fixture.drafted("m1");
        RawMessage before = raw("m1", "Where?", "Where is it?");
        fixture.inbox.replacing(new RawMessage(
                before.id(),
                "mallory",
                before.to(),
                before.subject(),
                before.body(),
                null,
                before.createdAt(),
                null,
                null,
                null,
                List.of()));

        assertEquals(Status.REFUSED, fixture.approve("m1").status());
        assertEquals(Status.SENT, fixture.approve(anyway("m1")).status());
        assertEquals("agent-a", fixture.hub.taken().get("key-m1").to());
    }

    @Test
    void aDraftThatIsNotAsItWasShownIsNotSent() {
        fixture.drafted("m1");
        Draft shown = fixture.draft("m1");
        fixture.store.update(state -> Change.to(state.withDraft(shown.withEditedText("By somebody else."))));

        ApprovalResult result =
                fixture.approve(new ApproveOrder("m1", false, Optional.empty(), Optional.of(shown), reply -> {}));

        assertEquals(Status.REFUSED, result.status());
        assertEquals(Map.of(), fixture.hub.taken());
    }

    @Test
    void whatWasDismissedWhileTheHubWasAskedIsNotSent() {
        fixture.drafted("m1");
        var slow = new SlowInbox(
                fixture.inbox,
                () -> fixture.store.update(state -> Change.to(state.withDraft(Lifecycle.dismissed(
                        state.draft(new MessageId("m1")).orElseThrow(), fixture.clock.instant(), false)))));

        ApprovalResult result = fixture.approval(fixture.desk(fixture.store, slow, fixture.hub))
                .approve(ApprovalFixture.order("m1"))
                .await();

        assertEquals(Status.REFUSED, result.status());
        assertTrue(result.reason().orElseThrow().contains("was dismissed"), result::toString);
        assertEquals(List.of(), fixture.hub.calls());
    }
}
