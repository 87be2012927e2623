package dev.opswarden.engine.approval;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.approval.ApprovalResult.Status;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
}
