package dev.opswarden.cli;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.ReviewTally.Fate;
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
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Reply;
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
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewSessionTest {

    @TempDir
    Path directory;

    private final TestingClock clock = new TestingClock();
    private final FakeInbox inbox = new FakeInbox();
    private final FakeReplyChannel hub = new FakeReplyChannel();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Vertx vertx = Vertx.vertx();
    private StateStore store;
    private MessageMac mac;
    private Editor editor = file -> {
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

    @Test
    void eachKeyDoesItsWorkAndTheSummaryCounts() {
        drafted("m-1");
        drafted("m-2");
        drafted("m-3");

        ReviewTally tally = review("ads");

        assertEquals(1, tally.count(Fate.SENT));
        assertEquals(DraftStatus.SENT, status("m-1"));
        assertEquals(DraftStatus.DISMISSED, status("m-2"));
        assertEquals(DraftStatus.PENDING, status("m-3"));
        assertEquals("In the vault.", hub.taken().get("key-m-1").body());
        assertTrue(screen().contains("── 1 of 3 ──  m-1"), screen());
        assertTrue(screen().contains("1 sent, 1 dismissed, 1 skipped, 0 failed; 1 waits\n"), screen());
    }

    @Test
    void thePageHoldsMessageDraftAndWhy() {
        drafted("m-1");

        review("q");

        assertTrue(screen().contains("""
                The message
                  From      agent-a
                  Subject   Where?
                """), screen());
        assertTrue(screen().contains("""
                What would go out
                  To        agent-a
                  Subject   Re: Where?
                  Thread    m-1
                  │ In the vault.

                Why
                  Decision  reply by drools
                  Reason    asks where

                a approve  e edit  d dismiss  s skip  m more  q quit  ? help
                > q
                """), screen());
    }

    @Test
    void enterHelpAndUnknownKeysDoNothing() {
        drafted("m-1");

        ReviewTally tally = review("\n\r A?myq");

        assertEquals(0, tally.count(Fate.SENT) + tally.count(Fate.DISMISSED));
        assertEquals(List.of(), List.copyOf(hub.taken().values()));
        assertTrue(screen().contains("Enter and every other key do nothing."), screen());
    }

    @Test
    void theEndOfTheInputLeavesEverythingAsItWas() {
        drafted("m-1");
        WorkerState before = state();

        review("");

        assertEquals(before, state());
        assertTrue(screen().contains("0 sent, 0 dismissed, 0 skipped, 0 failed; 1 waits"), screen());
    }

    @Test
    void aDraftThatWentStaleGoesOutOnlyAfterASecondKeyAndAYes() {
        drafted("m-1");
        inbox.clear();
        inbox.with(raw("m-1", "Where?", "Something else"));

        review("a" + " " + "!n" + "!\n" + "q");
        assertTrue(hub.taken().isEmpty());
        assertTrue(screen().contains("  Stale     the message changed since the draft was made\n"), screen());
        assertTrue(screen().contains("  ! anyway  "), screen());

        ReviewTally tally = review("!y");
        assertEquals(1, tally.count(Fate.SENT));
        assertEquals(0, tally.failed());
        assertEquals(1, hub.taken().size());
    }

    @Test
    void anywayMeansNothingForAFreshDraft() {
        drafted("m-1");

        review("!yq");

        assertTrue(hub.taken().isEmpty());
        assertTrue(screen().contains("It did not go stale"), screen());
    }

    @Test
    void aHubThatIsAwayIsToldAndTheDraftStays() {
        drafted("m-1");
        hub.declining(new WardenException(ErrorKind.UNREACHABLE, "no route", new ConnectException("no")));

        ReviewTally tally = review("a" + " " + "s");

        assertEquals(DraftStatus.PENDING, status("m-1"));
        assertTrue(screen().contains("Not done  no route"), screen());
        assertEquals(List.of(ErrorKind.UNREACHABLE), tally.troubles().toList());

        hub.mended();
        assertEquals(0, review("a").failed());
    }

    @Test
    void anEscalationIsAnsweredInTheEditor() {
        decided("m-1", Triage.escalate("nobody knows"));
        editor = writing("By hand.");

        ReviewTally tally = review("a");

        assertEquals(1, tally.count(Fate.SENT));
        Reply sent = hub.taken().get("key-m-1");
        assertEquals("By hand.", sent.body());
        assertTrue(screen().contains("a answer  e edit"), screen());
    }

    @Test
    void whatWouldNotBeSeenIsNamedOnThePageAndAfterTheEditor() {
        decided("m-1", Triage.reply("In the \u202etluav. ", "asks where"));
        editor = writing("Or \u200bnot.");

        review("e");

        assertTrue(screen().contains("""
                  │ In the \\u202etluav.
                  Unseen    U+202E, 1 line ends in blanks
                """), screen());
        assertTrue(screen().contains("""
                What goes out
                  To        agent-a
                  Subject   Re: Where?
                  Thread    m-1
                  │ In the \\u202etluav.
                  │ Or \\u200bnot.
                  Unseen    U+200B, U+202E
                """), screen());
        assertEquals(
                "In the \u202etluav.\nOr \u200bnot.", hub.taken().get("key-m-1").body());
    }

    @Test
    void anEditorThatFailsSendsNothing() {
        drafted("m-1");

        ReviewTally tally = review("e" + " " + "q");

        assertEquals(1, tally.failed());
        assertTrue(hub.taken().isEmpty());
        assertEquals(DraftStatus.PENDING, status("m-1"));
        assertTrue(screen().contains("the editor 'x' ended with status 1"), screen());
    }

    @Test
    void onlyWhatWasShownIsSent() {
        drafted("m-1");
        ScriptedKeys keys = new ScriptedKeys("")
                .meanwhile(() -> change(draft("m-1").withEditedText("Another person's words.")), "a" + " " + "q");

        ReviewTally tally = review(keys);

        assertTrue(hub.taken().isEmpty());
        assertEquals(1, tally.failed());
        assertTrue(screen().contains("not as it was shown any more"), screen());
        assertTrue(screen().contains("  │ Another person's words.\n"), screen());
    }

    @Test
    void whatSomebodyElseSettledIsNotOffered() {
        drafted("m-1");
        drafted("m-2");
        ScriptedKeys keys = new ScriptedKeys("")
                .meanwhile(() -> change(Lifecycle.dismissed(draft("m-2"), clock.instant(), false)), "s");

        ReviewTally tally = review(keys);

        assertEquals(1, tally.count(Fate.OVERTAKEN));
        assertTrue(screen().contains("m-2 is dismissed by now"), screen());
    }

    @Test
    void aMessageSteersNoTerminalAndIsCut() {
        String body = "\u001b[2Jhello\n" + "line\n".repeat(40) + "the end";
        inbox.with(raw("m-1", "a\u0007b", body));
        store(raw("m-1", "s", body), Triage.reply("Text \u009b31m", "why"));

        review("mq");

        assertFalse(screen().contains("\u001b[2J"), screen());
        assertFalse(screen().contains("\u0007"), screen());
        assertFalse(screen().contains("\u009b"), screen());
        assertEquals(2, screen().split("hello", -1).length - 1);
        assertEquals(1, screen().split("the end", -1).length - 1);
    }

    private ReviewTally review(String keys) {
        return review(new ScriptedKeys(keys));
    }

    private ReviewTally review(ScriptedKeys keys) {
        screen.reset();
        Desk desk = new Desk(vertx, store, inbox, hub, clock, "me", Duration.ofSeconds(5));
        ApprovalDesk approval = new ApprovalDesk(
                new Approval(desk, "ops-warden", mac, store.directory().path()),
                new Dismissal(desk),
                new ReadMarks(desk));
        return new ReviewSession(keys, new Output(screen, false, false), clock, approval, this::state, editor).run();
    }

    private void drafted(String id) {
        decided(id, Triage.reply("In the vault.", "asks where"));
    }

    private void decided(String id, Triage.Decided decided) {
        inbox.with(raw(id, "Where?", "Where is it?"));
        store(raw(id, "Where?", "Where is it?"), decided);
    }

    private void store(RawMessage message, Triage.Decided decided) {
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

    private void change(Draft draft) {
        store.update(state -> Change.to(state.withDraft(draft)));
    }

    private WorkerState state() {
        return store.read().state();
    }

    private Draft draft(String id) {
        return state().draft(new MessageId(id)).orElseThrow();
    }

    private DraftStatus status(String id) {
        return draft(id).status();
    }

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static Editor writing(String text) {
        return file -> {
            try {
                Files.writeString(file, text, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
