package dev.opswarden.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.approval.ApprovalResult.Status;
import dev.opswarden.engine.state.Attempt;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.Outgoing;
import dev.opswarden.engine.state.Owner;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Two or more at one draft at a time: one of them sends it. */
final class SeveralSendersTest extends ApprovalSetUp {

    private static final Owner GONE = new Owner(Long.MAX_VALUE, Instant.EPOCH, "of a process that is gone");

    @Test
    void whatALivingProcessSendsIsLeftToIt() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Owner owner = new Owner(other.pid(), other.info().startInstant().orElseThrow(), "a");
            fixture.drafted("m1").with(sendingBy(owner, "m1"));

            ApprovalResult result = fixture.approve("m1");

            assertEquals(ErrorKind.REFUSED, result.failure().orElseThrow());
            assertTrue(result.reason().orElseThrow().contains("process " + other.pid()), result::toString);
            assertEquals(List.of(), fixture.hub.calls());
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertEquals(Status.SENT, fixture.approve("m1").status());
    }

    @Test
    void aSendingDraftOfAnEarlierVersionWithoutAnOwnerIsSettled() {
        fixture.drafted("m1").with(sendingBy(GONE, "m1"));
        assertEquals(Status.SENT, fixture.approve("m1").status());
    }

    @Test
    void tenAtATimeSendOnce() throws InterruptedException {
        fixture.drafted("m1");
        int people = 10;
        Promise<Void> everybodyAsked = Promise.promise();
        CountDownLatch asked = new CountDownLatch(people);
        List<Future<ApprovalResult>> results = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            // Whoever comes late is refused before he asks: he is there, too, and counts once.
            AtomicBoolean there = new AtomicBoolean();
            Runnable countOnce = () -> {
                if (there.compareAndSet(false, true)) {
                    asked.countDown();
                }
            };
            var meeting = new SlowInbox(fixture.inbox, countOnce);
            Approval approval =
                    fixture.approval(fixture.desk(fixture.store, meeting, new Gated(everybodyAsked.future())));
            results.add(approval.approve(ApprovalFixture.order("m1")).onComplete(done -> countOnce.run()));
        }
        asked.await();
        everybodyAsked.complete();
        Future.join(results).await();

        assertEquals(1, fixture.hub.calls().stream().filter("send"::equals).count());
        assertEquals(
                1,
                results.stream()
                        .filter(result -> result.result().status() == Status.SENT)
                        .count());
        assertEquals(
                people - 1,
                results.stream()
                        .filter(result -> result.result().status() == Status.REFUSED)
                        .count());
        assertEquals(DraftStatus.SENT, fixture.draft("m1").status());
        assertEquals(List.of(), fixture.audit().faults());
    }

    @Test
    void whoeverSeesTheReplyOfAnotherWhoIsStillAtWorkLeavesItToThem() {
        fixture.drafted("m1");
        Reply theirs = new Reply("agent-a", "Re: Where?", "In the vault.", "m1", new MessageId("m1"));
        try (Attempt attempt = Attempt.begin()) {
            var slow = new SlowInbox(fixture.inbox, () -> {
                fixture.with(sendingBy(attempt.owner(), "m1"));
                fixture.hub.arrives(theirs, "key-m1");
                fixture.inbox.with(new RawMessage(
                        new MessageId("reply-to-m1"),
                        "ops-warden",
                        "agent-a",
                        "Re: Where?",
                        "In the vault.",
                        "m1",
                        fixture.clock.instant(),
                        null,
                        "m1",
                        null,
                        List.of()));
            });

            ApprovalResult result = fixture.approval(fixture.desk(fixture.store, slow, fixture.hub))
                    .approve(ApprovalFixture.order("m1"))
                    .await();

            assertEquals(Status.REFUSED, result.status());
            assertTrue(result.reason().orElseThrow().contains("another approve is sending"), result::toString);
            assertEquals(DraftStatus.SENDING, fixture.draft("m1").status());
        }
    }

    private Draft sendingBy(Owner owner, String id) {
        Draft draft = fixture.draft(id);
        return Lifecycle.sending(draft, new Outgoing(owner, draft.body(), fixture.clock.instant()));
    }

    /** The hub behind a gate, so that all are on their way before one arrives. */
    private final class Gated implements dev.opswarden.spi.ReplyChannel {

        private final Future<Void> open;

        Gated(Future<Void> open) {
            this.open = open;
        }

        @Override
        public String id() {
            return "fake";
        }

        @Override
        public Future<Receipt> send(Reply reply, String key) {
            return open.compose(opened -> fixture.hub.send(reply, key));
        }

        @Override
        public Future<Optional<Receipt>> find(String threadId, MessageId inReplyTo) {
            return open.compose(opened -> fixture.hub.find(threadId, inReplyTo));
        }

        @Override
        public Future<Void> markRead(MessageId id) {
            return fixture.hub.markRead(id);
        }
    }
}
