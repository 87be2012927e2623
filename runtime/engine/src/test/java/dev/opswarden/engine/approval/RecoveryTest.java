package dev.opswarden.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.approval.ApprovalResult.Status;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.WardenException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request whose answer was lost or refused, and what the next approve makes of it. */
final class RecoveryTest extends ApprovalSetUp {

    @Test
    void aReplyWhoseAnswerWasLostStaysSendingAndIsFoundByTheNextApprove() {
        fixture.drafted("m1");
        fixture.hub.losingAnswers();

        ApprovalResult lost = fixture.approve("m1");

        assertEquals(Status.FAILED, lost.status());
        assertEquals(ErrorKind.TIMEOUT, lost.failure().orElseThrow());
        assertEquals(DraftStatus.SENDING, fixture.draft("m1").status());
        assertEquals(List.of("sending", "unanswered"), fixture.story("m1"));

        fixture.hub.mended();
        assertEquals(Status.SENT, fixture.approve("m1").status());
        assertEquals(1, fixture.hub.taken().size());
        assertEquals(List.of("send", "find", "markRead"), fixture.hub.calls(), "it was found, and not sent again");
    }

    @Test
    void aReplyThatIsNotFoundIsSentAgainWithTheSameKey() {
        fixture.drafted("m1");
        fixture.hub.declining(new WardenException(ErrorKind.TIMEOUT, "no answer"));
        assertEquals(Status.FAILED, fixture.approve("m1").status());
        assertEquals(DraftStatus.SENDING, fixture.draft("m1").status());

        fixture.hub.mended();
        assertEquals(Status.SENT, fixture.approve("m1").status());

        assertEquals(List.of("key-m1"), List.copyOf(fixture.hub.taken().keySet()));
        assertEquals(List.of("send", "find", "send", "markRead"), fixture.hub.calls());
        assertEquals(List.of("sending", "unanswered", "sending", "sent", "marked_read"), fixture.story("m1"));
    }

    /** The hub stores the first request after the second one looked for it, and before the second one comes. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aHubThatCommitsAfterTheClientGaveUpHasOneReply(boolean edited) {
        fixture.drafted("m1");
        Reply first = new Reply("agent-a", "Re: Where?", "In the vault.", "m1", new MessageId("m1"));
        fixture.hub.declining(new WardenException(ErrorKind.TIMEOUT, "no answer within 15s"));
        assertEquals(Status.FAILED, fixture.approve("m1").status());
        fixture.hub.mended().onTheWayBack(receipt -> receipt);

        ApproveOrder again = edited
                ? ApprovalFixture.edited("m1", file -> {
                    ApprovalFixture.writing("In my drawer.").edit(file);
                    fixture.hub.arrives(first, "key-m1");
                })
                : ApprovalFixture.order("m1");
        if (!edited) {
            fixture.hub.arrives(first, "key-m1");
        }
        ApprovalResult result = fixture.approve(again);

        assertEquals(Status.SENT, result.status());
        assertEquals(Map.of("key-m1", first), fixture.hub.taken());
        assertEquals(DraftStatus.SENT, fixture.draft("m1").status());
        assertEquals("In the vault.", fixture.draft("m1").body(), "the text that went out");
        if (edited) {
            assertTrue(result.warnings().get(0).contains("an earlier text had gone out already"), result::toString);
            assertEquals(
                    Optional.of("In my drawer."), fixture.draft("m1").handling().unsentText());
        }
    }

    @Test
    void aRequestThatIsDeclinedDoesNotSettleAnEarlierOneWithAnotherText() {
        fixture.drafted("m1");
        fixture.hub.declining(new WardenException(ErrorKind.TIMEOUT, "no answer"));
        assertEquals(Status.FAILED, fixture.approve("m1").status());

        fixture.hub.declining(new WardenException(ErrorKind.REJECTED, "413: too long"));
        assertEquals(
                ErrorKind.REJECTED,
                fixture.edit("m1", "A very long text.").failure().orElseThrow());

        Draft draft = fixture.draft("m1");
        assertEquals(DraftStatus.SENDING, draft.status(), "the first one may still arrive");
        assertEquals("A very long text.", draft.body());
        assertEquals("In the vault.", draft.handling().outgoing().orElseThrow().text());
    }

    @Test
    void aSenderThatIsRefusedTodaySaysNothingAboutTheRequestBefore() {
        fixture.drafted("m1");
        fixture.hub.declining(new WardenException(ErrorKind.TIMEOUT, "no answer"));
        assertEquals(Status.FAILED, fixture.approve("m1").status());

        fixture.hub.declining(new WardenException(ErrorKind.DENIED, "401: the token ran out"));
        assertEquals(Status.REFUSED, fixture.approve("m1").status());

        assertEquals(DraftStatus.SENDING, fixture.draft("m1").status());
    }
}
