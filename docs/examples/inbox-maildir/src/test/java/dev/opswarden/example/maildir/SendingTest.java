package dev.opswarden.example.maildir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a reply when the command does not do as it should. */
final class SendingTest {

    @TempDir
    Path home;

    private final Vertx vertx = Vertx.vertx();
    private SomeMaildir maildir;
    private MessageId id;

    @BeforeEach
    void aQuestion() throws Exception {
        maildir = new SomeMaildir(home);
        id = maildir.deliver("alice@example.org", "Deploy key", "Where is it?");
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({"65,REJECTED", "67,REJECTED", "77,DENIED", "75,UNREACHABLE"})
    void whatTheCommandDidNotTakeMayBeSentAgain(int status, ErrorKind kind) throws Exception {
        maildir.sendmail(status);
        WardenException refused = failure(channel(Duration.ofSeconds(20)).send(reply(), "key"));
        maildir.sendmail(0);
        Receipt sent = channel(Duration.ofSeconds(20)).send(reply(), "key").result();

        assertEquals(kind, refused.kind());
        assertTrue(refused.getMessage().contains("status " + status + ": user unknown"), refused.getMessage());
        assertTrue(sent.stored());
        assertEquals(1, maildir.sent().size());
    }

    @Test
    void aCommandThatIsNotThereIsSaid() throws Exception {
        Files.delete(home.resolve("sendmail"));

        WardenException refused = failure(channel(Duration.ofSeconds(20)).send(reply(), "key"));

        assertEquals(ErrorKind.REJECTED, refused.kind());
        assertTrue(refused.getMessage().contains("set INBOX_MAILDIR_SENDMAIL"), refused.getMessage());
    }

    @Test
    void whatIsNotKnownIsNeverSentAgainByItself() throws Exception {
        maildir.script("cat > '" + home.resolve("outbox/0.eml") + "'; kill -9 $$");
        WardenException unknown = failure(channel(Duration.ofSeconds(20)).send(reply(), "key"));
        maildir.sendmail(0);
        WardenException again = failure(channel(Duration.ofSeconds(20)).send(reply(), "key"));

        assertEquals(ErrorKind.UNREACHABLE, unknown.kind());
        assertEquals(ErrorKind.UNREACHABLE, again.kind());
        assertTrue(again.getMessage().contains("<warden."), again.getMessage());
        assertEquals(1, maildir.sent().size());
        assertTrue(channel(Duration.ofSeconds(20)).find("t", id).result().isEmpty());
    }

    @Test
    void aCommandThatHangsIsEndedWithWhatItStarted() throws Exception {
        maildir.script("echo $$ > '" + home.resolve("pid") + "'; sleep 600; true");

        WardenException late = failure(channel(Duration.ofSeconds(3)).send(reply(), "key"));

        assertEquals(ErrorKind.TIMEOUT, late.kind());
        assertTrue(late.getMessage().contains("2700 ms (WORKER_TIMEOUT_SEND)"), late.getMessage());
    }

    @Test
    void theDraftGoesToWhomTheOperatorSaw() throws Exception {
        Reply redirected = new Reply("eve@evil.org", "Re: Deploy key", "x", "t", id);

        assertEquals(
                ErrorKind.REJECTED,
                failure(channel(Duration.ofSeconds(20)).send(redirected, "key")).kind());
        assertEquals(0, maildir.sent().size());
    }

    @Test
    void aReplyIsFlaggedAndADismissalIsNot() throws Exception {
        MessageId other = maildir.deliver("bob@example.org", "News", "x");
        SendmailReplies channel = channel(Duration.ofSeconds(20));

        channel.send(reply(), "key").result();
        channel.markRead(id).result();
        channel.markRead(other).result();

        assertEquals("RS", maildir.flags(id));
        assertEquals("S", maildir.flags(other));
    }

    @Test
    void aMailThatWasRemovedIsSaidAndNotTakenForMarked() {
        WardenException gone = failure(channel(Duration.ofSeconds(20)).markRead(new MessageId("gone")));

        assertEquals(ErrorKind.REJECTED, gone.kind());
    }

    private Reply reply() {
        return new Reply("alice@example.org", "Re: Deploy key", "In the vault.", "t", id);
    }

    private SendmailReplies channel(Duration limit) {
        return new SendmailReplies(new TestContext(
                "inbox-maildir",
                vertx,
                new TestSettings(SomeMaildir.settings(home), Map.of("WORKER_TIMEOUT_SEND", limit)),
                new TestingClock(),
                "ops-warden",
                home.resolve("host")));
    }

    private static WardenException failure(Future<?> future) {
        return assertInstanceOf(WardenException.class, future.cause());
    }
}
