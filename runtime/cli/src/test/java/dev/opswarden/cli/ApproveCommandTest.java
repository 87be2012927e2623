package dev.opswarden.cli;

import static dev.opswarden.cli.StateFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeInbox;
import dev.opswarden.testkit.FakeReplyChannel;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApproveCommandTest {

    @TempDir
    Path home;

    private final FakeInbox inbox = new FakeInbox();
    private final FakeReplyChannel hub = new FakeReplyChannel();
    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home).with("WORKER_INBOX", "fake").withPlugins(List.of(), inbox, hub);
        inbox.with(TestMessages.raw("m-1", "Key?", "Where?")).with(TestMessages.raw("m-2", "Alarm", "It rings."));
        state().with(draft("m-1", Decision.REPLY), draft("m-2", Decision.ESCALATE), draft("m-3", Decision.REPLY));
    }

    @Test
    void aReplyIsSentAndSaid() {
        Ran ran = shell.run("approve", "m-1");
        assertEquals(0, ran.status());
        assertEquals("sent m-1 as reply-to-m-1\n", ran.out());
        assertEquals(Set.of("key of m-1"), hub.taken().keySet());
        assertEquals(Set.of("m-1"), hub.read());

        Ran again = shell.run("approve", "m-1");
        assertEquals(1, again.status());
        assertEquals("", again.out());
        assertTrue(again.err().contains("'m-1' is sent already"), again::toString);
    }

    @Test
    void whatGoesOutIsShownFirstAsItIsSent() {
        Ran ran = shell.run("approve", "m-1");

        assertEquals("""
                What goes out for m-1
                  To        alice
                  Subject   Re: about m-1
                  Thread    thread of m-1
                  │ Hello alice,
                  │
                  │ it is in the vault.
                  │
                """, ran.err());
    }

    @Test
    void whatWouldNotBeSeenOfItIsNamed() {
        state().with(draft("m-1", Decision.REPLY)
                .subject("Re: \u202eyek")
                .body("Ask bob\u200b.\u001b[2J \nA literal \\u200b is none."));

        Ran ran = shell.run("approve", "m-1");

        assertTrue(ran.err().contains("""
                  Subject   Re: \\u202eyek
                  Unseen    U+202E
                """), ran::err);
        assertTrue(ran.err().contains("""
                  │ Ask bob\\u200b.␛[2J
                  │ A literal \\u200b is none.
                  Unseen    U+001B, U+200B, 1 line ends in blanks
                """), ran::err);
        assertFalse(ran.err().contains("\u001b"), ran::err);
    }

    @Test
    void aScriptIsWarnedOfItToo() {
        state().with(draft("m-1", Decision.REPLY).body("Ask bob\u200b."));

        Ran ran = shell.run("approve", "m-1", "--json");

        assertEquals("warden-runtime: warning: what goes out for 'm-1' holds in the text U+200B\n", ran.err());
        assertEquals("", shell.run("approve", "m-3", "--anyway", "--json").err());
    }

    @Test
    void whatAnEditorLeftIsShownBeforeItGoesOut() throws IOException {
        Path editor = script("printf 'I am \\342\\200\\256no eno.\\n' >> \"$1\"\n");

        Ran ran = shell.with("EDITOR", editor.toString()).run("approve", "m-2", "--edit");

        assertTrue(ran.err().contains("  │ I am \\u202eno eno.\n  Unseen    U+202E\n"), ran::err);
        assertEquals("I am \u202eno eno.", hub.taken().get("key of m-2").body());
    }

    @Test
    void ofSeveralEachIsTriedAndTheWorstCounts() {
        Ran ran = shell.run("approve", "--json", "nobody", "m-1", "m-2");
        assertEquals(1, ran.status());
        assertEquals(
                "{\"results\":["
                        + "{\"message_id\":\"nobody\",\"status\":\"refused\",\"reply_id\":null,\"reason\":\"no draft for"
                        + " 'nobody'; `warden-runtime drafts --all` lists them\"},"
                        + "{\"message_id\":\"m-1\",\"status\":\"sent\",\"reply_id\":\"reply-to-m-1\",\"reason\":null},"
                        + "{\"message_id\":\"m-2\",\"status\":\"refused\",\"reply_id\":null,\"reason\":\"'m-2' is no"
                        + " drafted reply but an escalation; answer it with 'approve --edit', or close it with"
                        + " 'dismiss'\"}]}\n",
                ran.out());
    }

    @Test
    void whatTheHubDeclinesIsOneAndWhatItDoesNotAnswerIsSeventyFive() {
        hub.declining(new WardenException(ErrorKind.REJECTED, "the hub answered with 422: no such agent"));
        Ran declined = shell.run("approve", "m-1");
        assertEquals(1, declined.status());
        assertTrue(declined.err().contains("no such agent"), declined::toString);

        hub.declining(new WardenException(ErrorKind.DENIED, "the hub answered with 403"));
        assertEquals(1, shell.run("approve", "m-1").status());

        hub.declining(new WardenException(ErrorKind.TIMEOUT, "no answer"));
        Ran lost = shell.run("approve", "m-1", "nobody");
        assertEquals(75, lost.status());
        assertTrue(shell.run("drafts", "--json").out().contains("\"status\":\"sending\""));
    }

    @Test
    void aReadMarkThatFailsIsAWarningAndIsMadeUpForByTheNextApprove() {
        hub.marking(Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "no hub")));
        Ran ran = shell.run("approve", "m-1");
        assertEquals(0, ran.status());
        assertTrue(ran.err().contains("not marked read yet"), ran::toString);
        assertTrue(shell.run("status", "--json").out().contains("\"owed\":1"));

        hub.mended();
        assertEquals(1, shell.run("approve", "m-1").status(), "sent already");
        assertEquals(Set.of("m-1"), hub.read());
        assertTrue(shell.run("status", "--json").out().contains("\"owed\":0"));
    }

    @Test
    void theEditorIsStartedWithItsArguments() throws IOException {
        Path editor = script("test \"$1\" = --wait || exit 9\nprintf 'I am on it.\\n' >> \"$2\"\necho noise\n");
        Ran ran = shell.with("VISUAL", "'" + editor + "' --wait").run("approve", "m-2", "--edit", "--json");
        assertEquals(0, ran.status(), ran::toString);
        assertEquals("I am on it.", hub.taken().get("key of m-2").body());
        assertEquals("Re: about m-2", hub.taken().get("key of m-2").subject());
    }

    @Test
    void anEditorThatFailsSendsNothing() throws IOException {
        Ran ran = shell.with("EDITOR", script("exit 3\n").toString()).run("approve", "m-1", "--edit");
        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("ended with status 3"), ran::toString);
        assertEquals(Set.of(), hub.taken().keySet());

        Ran none = shell.with("EDITOR", home.resolve("nowhere").toString()).run("approve", "m-1", "--edit");
        assertEquals(1, none.status());
        assertTrue(none.err().contains("cannot be started"), none::toString);
        Ran open = shell.with("EDITOR", "'vi").run("approve", "m-1", "--edit");
        assertTrue(open.err().contains("is not closed"), open::toString);
    }

    @Test
    void aMessageThatIsGoneIsRefusedUnlessItIsWantedAnyway() {
        Ran ran = shell.run("approve", "m-3");
        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("the message is gone at the hub"), ran::toString);
        assertEquals(0, shell.run("approve", "m-3", "--anyway").status());
    }

    @Test
    void withoutAnIdOrAnInboxThereIsNothingToApprove() {
        assertEquals(2, shell.run("approve").status());
        Shell bare = new Shell(home).with("WORKER_INBOX", "fake").withPlugins(List.of(), inbox);
        Ran ran = bare.run("approve", "m-1", "--json");
        assertEquals(69, ran.status());
        assertTrue(ran.out().startsWith("{\"error\":{\"kind\":\"not-loaded\""), ran::toString);
    }

    private StateFixture state() {
        return new StateFixture(shell.stateDirectory());
    }

    private Path script(String body) throws IOException {
        Path file = home.resolve("an editor.sh");
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        Path plain = home.resolve("editor.sh");
        Files.copy(file, plain, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString("rwx------"));
        return body.contains("--wait") ? file : plain;
    }
}
