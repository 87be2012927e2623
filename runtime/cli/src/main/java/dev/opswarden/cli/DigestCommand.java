package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.digest.DigestFiles;
import dev.opswarden.engine.state.StateStore;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code digest}: the page that the last tick with news wrote (contract, section 3). */
@Command(
        name = "digest",
        description = "Print the latest digest: everything that is still open, and what to do about it.")
final class DigestCommand implements Callable<Integer> {

    private final Invocation invocation;

    DigestCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        Optional<String> page =
                new DigestFiles(StateStore.readOnly(settings.stateDir()).directory()).latest();
        page.ifPresentOrElse(
                invocation.out()::block,
                () -> invocation.err().line("no digest yet; a tick that decides something writes one"));
        return ExitCode.DONE.status();
    }
}
