package dev.opswarden.engine.approval;

import static dev.opswarden.testkit.TestMessages.raw;

import dev.opswarden.engine.reply.Desk;
import dev.opswarden.engine.reply.ReadMarks;
import dev.opswarden.engine.secrets.MessageMac;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.state.AuditTrail;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.Ledger;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.FakeInbox;
import dev.opswarden.testkit.FakeReplyChannel;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drafts in a real state directory, a hub in memory, and a person. */
final class ApprovalFixture {

    static final Duration LIMIT = Duration.ofSeconds(5);

    final TestingClock clock = new TestingClock();
    final FakeInbox inbox = new FakeInbox();
    final FakeReplyChannel hub = new FakeReplyChannel();
    final StateStore store;
    final MessageMac mac;

    private final Vertx vertx;

    ApprovalFixture(Vertx vertx, Path directory) {
        this.vertx = vertx;
        this.store = StateStore.open(directory.resolve("state"), clock);
        this.mac = new MessageMac(store.installationKey());
    }

    /** A message in the inbox, and the reply that a tick drafted for it. */
    ApprovalFixture drafted(String id) {
        return decided(raw(id, "Where?", "Where is it?"), Triage.reply("In the vault.", "asks where"));
    }

    /** A message in the inbox, and what a tick decided about it. */
    ApprovalFixture decided(RawMessage message, Triage.Decided decided) {
        inbox.with(message);
        var redacted = new Redactor(clock).redact(message);
        Draft draft = Draft.of(
                        redacted, decided, "drools", redacted.subject(), "t-1", "key-" + message.id(), clock.instant())
                .withMessageMac(Optional.of(mac.of(message)));
        return with(draft);
    }

    ApprovalFixture with(Draft draft) {
        store.update(state -> Change.to(state.withDraft(draft)));
        return this;
    }

    /** A later message in the same thread. */
    static RawMessage later(String id, String from, String thread, Instant when) {
        return new RawMessage(
                new MessageId(id), from, "ops-warden", "s", "b", thread, when, null, null, null, List.of());
    }

    static RawMessage readAt(RawMessage message, Instant when) {
        return new RawMessage(
                message.id(),
                message.from(),
                message.to(),
                message.subject(),
                message.body(),
                message.threadId(),
                message.createdAt(),
                when,
                null,
                null,
                List.of());
    }

    Desk desk(Ledger ledger, InboxSource source, ReplyChannel channel) {
        return new Desk(vertx, ledger, source, channel, clock, "tester", LIMIT);
    }

    Desk desk() {
        return desk(store, inbox, hub);
    }

    Approval approval(Desk desk) {
        return new Approval(desk, "ops-warden", mac, store.directory().path());
    }

    ApprovalResult approve(String id) {
        return approve(order(id));
    }

    ApprovalResult approve(ApproveOrder order) {
        // Not by await(): an editor may approve in its turn, and it runs on a worker thread.
        return approval(desk())
                .approve(order)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    ApprovalResult edit(String id, String text) {
        return approve(edited(id, writing(text)));
    }

    ReadMarks.Marked settleReadMarks() {
        return new ReadMarks(desk()).settleAll().await();
    }

    static ApproveOrder order(String id) {
        return new ApproveOrder(id, false, Optional.empty(), Optional.empty(), reply -> {});
    }

    static ApproveOrder anyway(String id) {
        return new ApproveOrder(id, true, Optional.empty(), Optional.empty(), reply -> {});
    }

    static ApproveOrder edited(String id, Editor editor) {
        return new ApproveOrder(id, false, Optional.of(editor), Optional.empty(), reply -> {});
    }

    /** An editor in which a person replaces what is below the line. */
    static Editor writing(String text) {
        return file -> {
            try {
                String before = Files.readString(file);
                int line = before.lastIndexOf("below this line");
                Files.writeString(file, before.substring(0, before.indexOf('\n', line) + 1) + text);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
    }

    Draft draft(String id) {
        return state().draft(new MessageId(id)).orElseThrow();
    }

    WorkerState state() {
        return store.read().state();
    }

    /** The names of what happened to a draft, in order. */
    List<String> story(String id) {
        List<String> story = new ArrayList<>();
        StateStore.readOnly(store.directory().path()).audit().forEach(entry -> {
            if (entry.messageId().equals(id)) {
                story.add(entry.what());
            }
        });
        return story;
    }

    AuditTrail.Verified audit() {
        return StateStore.readOnly(store.directory().path()).audit().verify();
    }

    /** All that lies in the state directory, as text. */
    List<String> files() {
        try (var files = Files.list(store.directory().path())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
