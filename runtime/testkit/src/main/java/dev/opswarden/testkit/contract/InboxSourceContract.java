package dev.opswarden.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the host expects of an {@link InboxSource}. */
public abstract class InboxSourceContract extends ExtensionContract<InboxSource> {

    private static final int QUESTIONS_AT_ONCE = 40;

    /** For a test class of a plugin. */
    protected InboxSourceContract() {}

    /**
     * A message for {@code ops-warden} comes in at the other side, after those that came before.
     *
     * @return the id by which the inbox will know it
     */
    protected abstract MessageId arrives(String from, String subject, String body) throws Exception;

    /** Something comes in that cannot be a message. */
    protected abstract void somethingBrokenArrives() throws Exception;

    /** Somebody marks a message read at the other side. */
    protected abstract void isReadElsewhere(MessageId id) throws Exception;

    /** From now on the other side cannot be read. */
    protected abstract void goesAway() throws Exception;

    /** What lies at the other side: equal to what it was before as long as nothing has been written there. */
    protected abstract Object otherSide() throws Exception;

    @Test
    final void p22ReadingWritesNothing() throws Exception {
        MessageId id = arrives("alice@example.org", "Deploy key", "Where is it?");
        somethingBrokenArrives();
        Object before = otherSide();

        Read read = read();
        answer(() -> extension().health());
        answer(() -> extension().message(id));
        answer(() -> extension().thread(id.value()));
        started(() -> extension().recent(10))
                .transform(end -> Future.succeededFuture())
                .await();

        assertEquals(before, otherSide());
        assertEquals(ids(read.messages), ids(read().messages), "P22: what was read is unread still");
    }

    @Test
    final void p23AnInboxThatCanBeReadIsHealthy() throws Exception {
        assertInstanceOf(Health.Healthy.class, answer(() -> extension().health()));
    }

    @Test
    final void p23TroubleIsAnAnswerAndNoFailure() throws Exception {
        goesAway();

        Health health = answer(() -> extension().health());

        assertFalse(health instanceof Health.Healthy, health::toString);
        assertFalse(health.detail().isBlank());
    }

    @Test
    final void p24EveryUnreadMessageIsHandedInOldestFirst() throws Exception {
        List<MessageId> put = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            put.add(arrives("alice@example.org", "Question " + i, "Line one\nline " + i + "\n"));
        }

        Read read = read();

        assertEquals(put, ids(read.messages).stream().distinct().toList());
        RawMessage second = read.messages.get(1);
        assertEquals("Question 1", second.subject());
        assertEquals("Line one\nline 1", second.body().strip());
        assertTrue(second.from().contains("alice@example.org"), second.from());
        assertEquals(context().agent(), second.to());
        assertEquals(List.of(), read.rejected);
    }

    @Test
    final void p24AMessageThatWasReadIsNotHandedIn() throws Exception {
        MessageId read = arrives("alice@example.org", "Old", "known");
        MessageId unread = arrives("bob@example.org", "New", "unknown");
        isReadElsewhere(read);

        assertEquals(List.of(unread), ids(read().messages));
    }

    @Test
    final void p25WhatCannotBeAMessageIsRejectedAndTheRestGoesOn() throws Exception {
        MessageId before = arrives("alice@example.org", "One", Samples.PRIVATE);
        somethingBrokenArrives();
        MessageId after = arrives("bob@example.org", "Two", Samples.PRIVATE);

        Read read = read();

        assertEquals(List.of(before, after), ids(read.messages));
        assertEquals(1, read.rejected.size(), read.rejected::toString);
        assertFalse(read.rejected.get(0).contains(Samples.PRIVATE), "P15: the text of a message is in the reason");
    }

    @Test
    final void p26AListThatCannotBeReadIsAFailure() throws Exception {
        arrives("alice@example.org", "One", Samples.PRIVATE);
        goesAway();

        assertNotNull(failure(() -> extension().unread(new Read())));
    }

    @Test
    final void p27AMessageIsFoundByItsIdReadOrUnread() throws Exception {
        MessageId id = arrives("alice@example.org", "Deploy key", "Where is it?");

        RawMessage unread = answer(() -> extension().message(id)).orElseThrow();
        isReadElsewhere(id);
        RawMessage read = answer(() -> extension().message(id)).orElseThrow();

        assertEquals(id, unread.id());
        assertEquals("Deploy key", unread.subject());
        assertEquals(null, unread.readAt());
        assertNotNull(read.readAt(), "P27: it was read, and that is how the host finds out");
        assertEquals(unread.body(), read.body());
    }

    @Test
    final void p27OnlyAMessageThatIsNotThereIsNotThere() throws Exception {
        MessageId id = arrives("alice@example.org", "Deploy key", Samples.PRIVATE);

        assertEquals(Optional.empty(), answer(() -> extension().message(new MessageId("../no/such <message>"))));
        goesAway();
        assertNotNull(failure(() -> extension().message(id)), "P27: nobody knows, which is not the same");
    }

    @Test
    final void p12ManyQuestionsAtATimeAreAnsweredEachForItself() throws Exception {
        List<MessageId> put =
                List.of(arrives("alice@example.org", "One", "first"), arrives("alice@example.org", "Two", "second"));
        List<Future<Optional<RawMessage>>> asked = new ArrayList<>();
        for (int i = 0; i < QUESTIONS_AT_ONCE; i++) {
            MessageId id = put.get(i % 2);
            asked.add(started(() -> extension().message(id)));
        }

        for (int i = 0; i < QUESTIONS_AT_ONCE; i++) {
            Optional<RawMessage> found = HostCall.await(asked.get(i));
            assertNotNull(found);
            assertEquals(put.get(i % 2), found.orElseThrow().id());
        }
    }

    @Test
    final void p27aTheLatestMessagesAreListedOldestFirstOrTheInboxDeclines() throws Exception {
        MessageId first = arrives("alice@example.org", "One", "first");
        MessageId second = arrives("alice@example.org", "Two", "second");
        MessageId third = arrives("alice@example.org", "Three", "third");
        isReadElsewhere(second);

        try {
            assertEquals(
                    List.of(first, second, third), ids(answer(() -> extension().recent(10))));
            assertEquals(List.of(second, third), ids(answer(() -> extension().recent(2))));
        } catch (WardenException e) {
            assertEquals(ErrorKind.REFUSED, e.kind(), e.getMessage());
        }
    }

    @Override
    final String idOf(InboxSource created) {
        return created.id();
    }

    private Read read() throws Exception {
        Read read = new Read();
        done(() -> extension().unread(read));
        return read;
    }

    private static List<MessageId> ids(List<RawMessage> messages) {
        return messages.stream().map(RawMessage::id).toList();
    }

    /** What was handed in. */
    private static final class Read implements InboxSource.UnreadSink {

        final List<RawMessage> messages = new ArrayList<>();
        final List<String> rejected = new ArrayList<>();

        @Override
        public void message(RawMessage message) {
            messages.add(message);
        }

        @Override
        public void rejected(String subject, String reason) {
            rejected.add(subject + ": " + reason);
        }
    }
}
