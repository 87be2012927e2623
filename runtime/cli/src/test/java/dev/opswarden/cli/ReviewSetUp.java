package dev.opswarden.cli;

import static dev.opswarden.testkit.TestMessages.raw;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.engine.approval.Approval;
import dev.opswarden.engine.approval.ApprovalDesk;
import dev.opswarden.engine.approval.Dismissal;
import dev.opswarden.engine.approval.Editor;
import dev.opswarden.engine.reply.Desk;
import dev.opswarden.engine.reply.ReadMarks;
import dev.opswarden.engine.secrets.MessageMac;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeInbox;
import dev.opswarden.testkit.FakeReplyChannel;
import dev.opswarden.testkit.TestMessages;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Drafts, a hub, keys that a person types, and the screen that shows what comes of them. */
abstract class ReviewSetUp {

    @TempDir
    Path directory;

    final TestingClock clock = new TestingClock();
    final FakeInbox inbox = new FakeInbox();
    final FakeReplyChannel hub = new FakeReplyChannel();
    final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    final Vertx vertx = Vertx.vertx();
    StateStore store;
    MessageMac mac;

    Editor editor = file -> {
        throw new WardenException(ErrorKind.REFUSED, "the editor 'x' ended with status 1");
    };

    @BeforeEach
    void open() {
        store = StateStore.open(directory.resolve("state"), clock);
        mac = new MessageMac(store.installationKey());
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    ReviewTally review(String keys) {
        return review(new ScriptedKeys(keys));
    }

    ReviewTally review(ScriptedKeys keys) {
        screen.reset();
        Desk desk = new Desk(vertx, store, inbox, hub, clock, "me", Duration.ofSeconds(5));
        ApprovalDesk approval = new ApprovalDesk(
                new Approval(desk, "ops-warden", mac, store.directory().path()),
                new Dismissal(desk),
                new ReadMarks(desk));
        return new ReviewSession(keys, new Output(screen, false, false), clock, approval, this::state, editor).run();
    }

    void drafted(String id) {
        decided(id, Triage.reply("In the vault.", "asks where"));
    }

    void decided(String id, Triage.Decided decided) {
        inbox.with(raw(id, "Where?", "Where is it?"));
        store(raw(id, "Where?", "Where is it?"), decided);
    }

    void store(RawMessage message, Triage.Decided decided) {
        String id = message.id().value();
        change(Draft.of(
                        TestMessages.message(id, message.subject(), message.body()),
                        decided,
                        "drools",
                        message.subject(),
                        "t-1",
                        "key-" + id,
                        clock.instant())
                .withMessageMac(Optional.of(mac.of(message))));
    }

    void change(Draft draft) {
        store.update(state -> Change.to(state.withDraft(draft)));
    }

    WorkerState state() {
        return store.read().state();
    }

    Draft draft(String id) {
        return state().draft(new MessageId(id)).orElseThrow();
    }

    DraftStatus status(String id) {
        return draft(id).status();
    }

    String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    static Editor writing(String text) {
        return file -> {
            try {
                Files.writeString(file, text, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
