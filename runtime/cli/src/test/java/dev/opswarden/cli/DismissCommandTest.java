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
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DismissCommandTest {

    @TempDir
    Path home;

    private final FakeReplyChannel hub = new FakeReplyChannel();
    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home).with("WORKER_INBOX", "fake").withPlugins(List.of(), new FakeInbox(), hub);
        new StateFixture(shell.stateDirectory())
                .with(
                        draft("m-1", Decision.REPLY),
                        draft("m-2", Decision.FYI),
                        draft("m-3", Decision.IGNORE),
                        draft("m-4", Decision.ESCALATE));
    }

    @Test
    void aDraftIsClosedWithoutAnyPlugin() {
        Shell bare = new Shell(home);
        assertEquals(new Ran(0, "dismissed 1 draft\n", ""), bare.run("dismiss", "m-1", "--reason", "not ours"));
        assertEquals(1, bare.run("dismiss", "m-1").status(), "it is closed already");
        assertTrue(bare.run("audit", "show", "m-1").out().contains("not ours"));
    }

    @Test
    void aKindIsClosedAndItsMessagesMarkedRead() {
        Ran ran = shell.run("dismiss", "--decision", "fyi,ignore", "--mark-read", "--yes");
        assertEquals(new Ran(0, "dismissed 2 drafts\n2 messages are marked read\n", ""), ran);
        assertEquals(Set.of("m-2", "m-3"), hub.read());
        assertEquals(
                "dismissed 0 drafts\n",
                shell.run("dismiss", "--decision", "fyi,ignore", "--yes").out());
    }

    @Test
    void nobodyIsAskedInAScriptAndSoNothingIsClosedWithoutYes() {
        Ran ran = shell.run("dismiss", "--decision", "fyi");
        assertEquals(2, ran.status());
        assertTrue(ran.err().contains("--yes"), ran::toString);
    }

    @Test
    void onATerminalAPersonSeesWhatAndSaysYes() {
        Ran no = shell.typing("\n").run("dismiss", "--decision", "fyi,ignore");
        assertEquals(0, no.status());
        assertTrue(no.err().contains("about m-2"), no::toString);
        assertTrue(no.err().contains("Close these 2? [y/N]"), no::toString);
        assertFalse(no.out().contains("dismissed"), no::toString);

        Ran yes = shell.typing("y\n").run("dismiss", "--decision", "fyi,ignore");
        assertTrue(yes.out().contains("dismissed 2 drafts"), yes::toString);
    }

    @Test
    void aReadMarkThatFailsIsSaidAndTriedAgain() {
        hub.marking(Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "no hub")));
        Ran ran = shell.run("dismiss", "m-1", "--mark-read");
        assertEquals(75, ran.status());
        assertTrue(ran.out().contains("dismissed 1 draft"), ran::toString);
        hub.mended();
        assertEquals(0, shell.run("dismiss", "m-1", "--mark-read").status());
        assertEquals(Set.of("m-1"), hub.read());
    }

    @Test
    void eitherDraftsOrAKindIsNamed() {
        assertEquals(2, shell.run("dismiss").status());
        assertEquals(2, shell.run("dismiss", "m-1", "--decision", "fyi").status());
        Ran unknown = shell.run("dismiss", "--decision", "spam", "--yes");
        assertEquals(2, unknown.status());
        assertTrue(unknown.err().contains("'spam' is no decision"), unknown::toString);
    }
}
