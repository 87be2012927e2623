package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plugins enable}: switches a plugin on. */
@Command(name = "enable", description = "Switch a plugin on again.")
final class PluginsEnableCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The plugin's id.")
    private String id = "";

    PluginsEnableCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        boolean changed = PluginsRun.change(invocation, settings, store -> store.enable(id));
        invocation.out().line("plugin " + id + " is enabled" + (changed ? "" : " already"));
        return ExitCode.DONE.status();
    }
}
