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
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ApprovalTest extends ApprovalSetUp {

    @Test
    void aDraftGoesOutAsItWasShownAndItsMessageIsMarkedRead() {
        fixture.drafted("m1");

        ApprovalResult result = fixture.approve("m1");

        assertEquals(Status.SENT, result.status());
        assertEquals(Optional.of("reply-to-m1"), result.replyId());
        assertEquals(Optional.empty(), result.reason());
        assertEquals(Optional.empty(), result.failure());
        assertEquals(
                Map.of("key-m1", new Reply("agent-a", "Re: Where?", "In the vault.", "m1", new MessageId("m1"))),
                fixture.hub.taken());
        assertEquals(Set.of("m1"), fixture.hub.read());
        Draft sent = fixture.draft("m1");
        assertEquals(DraftStatus.SENT, sent.status());
        assertEquals(Optional.of("reply-to-m1"), sent.handling().replyId());
        assertEquals(List.of(), fixture.state().readMarksOwed());
        assertEquals(List.of("sending", "sent", "marked_read"), fixture.story("m1"));
        assertEquals(List.of(), fixture.audit().faults());
    }

    @Test
    void theBeginningOfAnIdIsEnoughUntilTwoBeginSo() {
        fixture.drafted("abc-1").drafted("abd-2");

        assertEquals(Status.SENT, fixture.approve("abc").status());
        ApprovalResult ambiguous = fixture.approve("ab");
        assertEquals(Status.REFUSED, ambiguous.status());
        assertTrue(ambiguous.reason().orElseThrow().contains("abd-2"), ambiguous::toString);
        assertEquals(ErrorKind.REFUSED, fixture.approve("zzz").failure().orElseThrow());
    }

    @Test
    void whatIsSentIsNotSentAgainButAReadMarkThatIsOwedIsSettled() {
        fixture.drafted("m1");
        fixture.hub.marking(
                Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "the hub cannot be reached")));

        ApprovalResult first = fixture.approve("m1");

        assertEquals(Status.SENT, first.status());
        assertEquals(Optional.empty(), first.failure(), "the reply went out: that is what counts");
        assertTrue(first.warnings().get(0).contains("not marked read yet"), first::toString);
        assertEquals(1, fixture.state().readMarksOwed().size());

        fixture.hub.mended();
        ApprovalResult second = fixture.approve("m1");
        assertEquals(Status.REFUSED, second.status());
        assertTrue(second.reason().orElseThrow().contains("sent already"), second::toString);
        assertEquals(1, fixture.settleReadMarks().done());
        assertEquals(Set.of("m1"), fixture.hub.read());
        assertEquals(List.of(), fixture.state().readMarksOwed());
        assertEquals(1, fixture.hub.taken().size());
    }

    @Test
    void aReadMarkThatIsOwedForAMessageThatIsGoneIsOwedNoMore() {
        fixture.drafted("m1");
        fixture.hub.marking(Future.failedFuture(new WardenException(ErrorKind.REJECTED, "404")));
        assertEquals(Status.SENT, fixture.approve("m1").status());
        assertEquals(1, fixture.state().readMarksOwed().size());

        fixture.inbox.clear();

        assertEquals(0, fixture.settleReadMarks().owed());
        assertEquals(List.of(), fixture.state().readMarksOwed());
    }

    @Test
    void anEscalationIsNotSentWithoutAPersonsWords() {
        fixture.decided(raw("m1", "s", "b"), Triage.escalate("Perhaps so.", "unsure"));

        ApprovalResult result = fixture.approve("m1");

        assertEquals(Status.REFUSED, result.status());
        assertTrue(result.reason().orElseThrow().contains("approve --edit"), result::toString);
        assertEquals(Map.of(), fixture.hub.taken());
    }

    @Test
    void whatLooksLikeASecretStaysHere() {
        fixture.decided(raw("m1", "s", "b"), Triage.reply("Take [secret:TOKEN] for it.", "asks"));

        ApprovalResult result = fixture.approve("m1");

        assertEquals(ErrorKind.REFUSED, result.failure().orElseThrow());
        assertTrue(result.reason().orElseThrow().contains("approve --edit"), result::toString);
        assertEquals(List.of(), fixture.hub.calls());
        assertEquals(DraftStatus.PENDING, fixture.draft("m1").status());
    }

    @Test
    void aSecretThatAnEarlierVersionLeftInADraftStaysHere() {
        fixture.decided(raw("m1", "s", "b"), Triage.reply("Take password=hunter2 for it.", "asks"));

        ApprovalResult result = fixture.approve("m1");

        assertEquals(ErrorKind.REFUSED, result.failure().orElseThrow());
        assertEquals(List.of(), fixture.hub.calls());
    }

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
    void namesGoOutAsTheHubHasThemAndNotAsTheyWereShown() {
        RawMessage odd = new RawMessage(
                new MessageId("m1"),
                "agent\ta",
                "ops-warden",
                "s",
                "b",
                "thread\u0007one",
                fixture.clock.instant(),
                null,
                null,
                null,
                List.of());
        fixture.decided(odd, Triage.reply("Here.", "asks"));
        assertEquals("agent a", fixture.draft("m1").toAgent());

        assertEquals(Status.SENT, fixture.approve("m1").status());

        Reply reply = fixture.hub.taken().get("key-m1");
        assertEquals("agent\ta", reply.to());
        assertEquals("thread\u0007one", reply.threadId());
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
    void whatTheHubDeclinesForGoodWaitsAgain() {
        fixture.drafted("m1");
        fixture.hub.declining(new WardenException(ErrorKind.REJECTED, "422: too polite"));

        ApprovalResult result = fixture.approve("m1");

        assertEquals(Status.REFUSED, result.status());
        assertEquals(ErrorKind.REJECTED, result.failure().orElseThrow());
        assertTrue(result.reason().orElseThrow().contains("422: too polite"), result::toString);
        assertEquals(DraftStatus.PENDING, fixture.draft("m1").status());
        assertEquals(List.of("sending", "refused"), fixture.story("m1"));

        fixture.hub.mended();
        assertEquals(Status.SENT, fixture.approve("m1").status());
    }

    @Test
    void whatNeverLeftWaitsAgain() {
        fixture.drafted("m1");
        fixture.hub.declining(new WardenException(
                ErrorKind.UNREACHABLE, "connection refused", new java.net.ConnectException("refused")));

        ApprovalResult result = fixture.approve("m1");

        assertEquals(Status.FAILED, result.status());
        assertEquals(ErrorKind.UNREACHABLE, result.failure().orElseThrow());
        assertEquals(DraftStatus.PENDING, fixture.draft("m1").status());
    }

    @Test
    void aReplyOfOursThatIsThereAlreadyIsNotSentTwiceAfterTheStateWasLost() {
        fixture.drafted("m1");
        Reply earlier = new Reply("agent-a", "Re: Where?", "In the drawer.", "m1", new MessageId("m1"));
        fixture.hub.arrives(earlier, "a key that nobody remembers");
        fixture.inbox.with(new RawMessage(
                new MessageId("reply-to-m1"),
                "ops-warden",
                "agent-a",
                "Re: Where?",
                "In the drawer.",
                "m1",
                fixture.clock.instant().plusSeconds(1),
                null,
                "m1",
                null,
                List.of()));

        ApprovalResult result = fixture.approve("m1");

        assertEquals(Status.SENT, result.status());
        assertTrue(result.warnings().get(0).contains("an earlier text"), result::toString);
        assertEquals(Map.of("a key that nobody remembers", earlier), fixture.hub.taken());
        assertEquals("In the drawer.", fixture.draft("m1").body());
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
