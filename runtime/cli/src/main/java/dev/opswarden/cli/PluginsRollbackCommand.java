package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plugins rollback}: puts the version before the one in force back. */
@Command(
        name = "rollback",
        description = "Put the version before the one in force back, if it loads. Once more undoes it.")
final class PluginsRollbackCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The plugin's id.")
    private String id = "";

    PluginsRollbackCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        PluginsInstallCommand.print(
                invocation, PluginsRun.change(invocation, settings, store -> store.rollback(id)), "back");
        return ExitCode.DONE.status();
    }
}
