package dev.opswarden.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the host expects of a {@link ReplyChannel}. */
public abstract class ReplyChannelContract extends ExtensionContract<ReplyChannel> {

    private static final String KEY = "0a1b2c3d-4e5f-6789-abcd-ef0123456789";
    private static final String OTHER_KEY = "f1e2d3c4-b5a6-9788-fedc-ba9876543210";
    private static final int AT_ONCE = 4;

    /** For a test class of a plugin. */
    protected ReplyChannelContract() {}

    /** A message is there that can be answered: the reply to it, with this text. */
    protected abstract Reply replyTo(String from, String subject, String text) throws Exception;

    /** The texts that arrived at the other side, in order. */
    protected abstract List<String> arrived() throws Exception;

    /** Whether a message is marked read at the other side. */
    protected abstract boolean isRead(MessageId id) throws Exception;

    /** From now on the other side takes no reply, for good. */
    protected abstract void refuses() throws Exception;

    /** From now on the other side cannot be reached, or does not end what was begun. */
    protected abstract void goesAway() throws Exception;

    @Test
    final void p29AReplyGoesOutAsItIs() throws Exception {
        Reply reply = replyTo("alice@example.org", "Deploy key", "In the vault.\nAsk Bob \u2013 he has it.");

        Receipt receipt = answer(() -> extension().send(reply, KEY));

        assertTrue(receipt.stored());
        assertEquals(reply.body(), receipt.body().strip());
        assertFalse(receipt.id().isBlank());
        assertEquals(List.of(reply.body()), stripped());
    }

    @Test
    final void p29TheSameKeyAgainSendsNothingAndReturnsTheFirstText() throws Exception {
        Reply first = replyTo("alice@example.org", "Deploy key", "the first text");
        Reply edited = new Reply(first.to(), first.subject(), "another text", first.threadId(), first.inReplyTo());

        Receipt sent = answer(() -> extension().send(first, KEY));
        Receipt again = answer(() -> extension().send(edited, KEY));

        assertEquals(new Receipt(sent.id(), sent.body(), false), again);
        assertEquals(List.of("the first text"), stripped());
    }

    @Test
    final void p29TheNextRunKnowsWhatThisOneSent() throws Exception {
        Reply reply = replyTo("alice@example.org", "Deploy key", "the text");
        Receipt sent = answer(() -> extension().send(reply, KEY));

        another();
        Receipt again = answer(() -> extension().send(reply, KEY));

        assertEquals(sent.id(), again.id());
        assertFalse(again.stored());
        assertEquals(List.of("the text"), stripped());
    }

    @Test
    final void p29AtATimeTheSameKeySendsOnce() throws Exception {
        Reply reply = replyTo("alice@example.org", "Deploy key", "the text");
        List<Future<Receipt>> sending = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            sending.add(started(() -> extension().send(reply, KEY)));
        }

        int stored = 0;
        for (Future<Receipt> receipt : sending) {
            try {
                Receipt taken = HostCall.await(receipt);
                stored += taken != null && taken.stored() ? 1 : 0;
            } catch (WardenException e) {
                assertFalse(Set.of(ErrorKind.REJECTED, ErrorKind.DENIED).contains(e.kind()), e.getMessage());
            }
        }

        assertEquals(1, stored);
        assertEquals(List.of("the text"), stripped());
    }

    @Test
    final void p29AnotherKeyIsAnotherReply() throws Exception {
        Reply one = replyTo("alice@example.org", "One", "first");
        Reply two = replyTo("bob@example.org", "Two", "second");

        Receipt first = answer(() -> extension().send(one, KEY));
        Receipt second = answer(() -> extension().send(two, OTHER_KEY));

        assertFalse(first.id().equals(second.id()));
        assertEquals(List.of("first", "second"), stripped());
    }

    @Test
    final void p30WhatIsRefusedDidNotGoOut() throws Exception {
        Reply reply = replyTo("alice@example.org", "Deploy key", Samples.PRIVATE);
        refuses();

        WardenException told = failure(() -> extension().send(reply, KEY));

        assertTrue(Set.of(ErrorKind.REJECTED, ErrorKind.DENIED).contains(told.kind()), told::toString);
        assertEquals(List.of(), arrived());
    }

    @Test
    final void p30WhereItIsNotKnownNothingIsClaimed() throws Exception {
        Reply reply = replyTo("alice@example.org", "Deploy key", Samples.PRIVATE);
        goesAway();

        WardenException told = failure(() -> extension().send(reply, KEY));

        assertFalse(Set.of(ErrorKind.REJECTED, ErrorKind.DENIED).contains(told.kind()), told::toString);
    }

    @Test
    final void p31AReplyOfOursIsFoundByWhatItAnswers() throws Exception {
        Reply reply = replyTo("alice@example.org", "Deploy key", "In the vault.");
        Reply other = replyTo("bob@example.org", "Another", "unsent");

        assertEquals(Optional.empty(), find(reply));
        Receipt sent = answer(() -> extension().send(reply, KEY));

        assertEquals(Optional.of(new Receipt(sent.id(), sent.body(), false)), find(reply));
        assertEquals(Optional.empty(), find(other));
    }

    @Test
    final void p32MarkingReadAgainIsHarmless() throws Exception {
        MessageId id = replyTo("alice@example.org", "Deploy key", "x").inReplyTo();
        assertFalse(isRead(id));

        done(() -> extension().markRead(id));
        assertTrue(isRead(id));
        done(() -> extension().markRead(id));

        assertTrue(isRead(id));
        assertEquals(List.of(), arrived());
    }

    @Test
    final void p32AMarkThatCannotBeSetIsAFailure() throws Exception {
        MessageId id =
                replyTo("alice@example.org", "Deploy key", Samples.PRIVATE).inReplyTo();
        extension();
        goesAway();

        try {
            done(() -> extension().markRead(id));
            assertTrue(isRead(id), "P32: a mark that was not set is no success");
        } catch (WardenException e) {
            checkWords(e);
            assertNotNull(e.kind());
        }
    }

    @Override
    final String idOf(ReplyChannel created) {
        return created.id();
    }

    private Optional<Receipt> find(Reply reply) throws Exception {
        return answer(() -> extension().find(reply.threadId(), reply.inReplyTo()));
    }

    private List<String> stripped() throws Exception {
        return arrived().stream().map(String::strip).toList();
    }
}
