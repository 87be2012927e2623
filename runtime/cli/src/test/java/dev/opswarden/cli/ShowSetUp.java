package dev.opswarden.cli;

import dev.opswarden.testkit.FakeInbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command with an inbox of the test's. */
abstract class ShowSetUp {

    @TempDir
    Path home;

    final FakeInbox inbox = new FakeInbox();
    Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home).with("WORKER_INBOX", "fake").withPlugins(List.of(), inbox);
    }

    StateFixture state() {
        return new StateFixture(shell.stateDirectory());
    }
}
