package dev.opswarden.cli;

import static dev.opswarden.cli.StateFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeInbox;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A draft whose message cannot be had: it is shown all the same, with the reason. */
class ShowWithoutMessageTest extends ShowSetUp {

    @Test
    void aMessageThatIsGoneIsSaidAndTheDraftIsShownAllTheSame() {
        state().with(draft("m-1", Decision.REPLY));

        Ran page = shell.run("show", "m-1");
        assertEquals(0, page.status());
        assertTrue(page.out().contains("  Not shown the hub does not know this message any more\n"), page.out());
        assertTrue(page.out().contains("  │ it is in the vault.\n"), page.out());
        assertTrue(shell.run("show", "m-1", "--json")
                .out()
                .endsWith("\"message\":null,"
                        + "\"message_unavailable\":\"the hub does not know this message any more\"}\n"));
    }

    @Test
    void aHubThatCannotBeReachedIsSaid() {
        state().with(draft("m-1", Decision.REPLY));
        FakeInbox away = answering(
                Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "http://hub: connection refused")));

        Ran ran = shell.withPlugins(List.of(), away).run("show", "m-1", "--json");

        assertEquals(0, ran.status());
        assertTrue(ran.out().endsWith("\"the hub cannot be reached: http://hub: connection refused\"}\n"), ran.out());
    }

    @Test
    void aHubThatNeverAnswersIsWaitedForNoLongerThanTheLimit() {
        state().with(draft("m-1", Decision.REPLY));
        FakeInbox silent = answering(Promise.<Optional<RawMessage>>promise().future());

        Ran ran = shell.with("WORKER_TIMEOUT_SEND", "50ms")
                .withPlugins(List.of(), silent)
                .run("show", "m-1", "--json");

        assertEquals(0, ran.status());
        assertTrue(
                ran.out().endsWith("\"the hub cannot be reached: asking for the message: timeout after 50ms\"}\n"),
                ran.out());
    }

    @Test
    void aDefectOfAPluginIsSaidInOneLine() {
        state().with(draft("m-1", Decision.REPLY));
        FakeInbox defect = answering(Future.failedFuture(new IllegalStateException("a\nb")));

        Ran ran = shell.withPlugins(List.of(), defect).run("show", "m-1");

        assertEquals(0, ran.status());
        assertTrue(
                ran.out().contains("the inbox failed: a defect: java.lang.IllegalStateException: a\u240ab"), ran.out());
    }

    @Test
    void withoutAnInboxTheDraftIsShownAllTheSame() {
        state().with(draft("m-1", Decision.REPLY));

        Ran ran = new Shell(home).run("show", "m-1", "--json");

        assertEquals(0, ran.status());
        assertTrue(ran.out().contains("provides the inbox 'hub' (WORKER_INBOX)\"}"), ran.out());
    }

    private static FakeInbox answering(Future<Optional<RawMessage>> answer) {
        return new FakeInbox() {
            @Override
            public synchronized Future<Optional<RawMessage>> message(MessageId id) {
                return answer;
            }
        };
    }
}
