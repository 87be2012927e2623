package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plugins disable}: switches a plugin off. */
@Command(name = "disable", description = "Switch a plugin off; it stays where it is. No code of it runs for that.")
final class PluginsDisableCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The plugin's id.")
    private String id = "";

    PluginsDisableCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        boolean changed = PluginsRun.change(invocation, settings, store -> store.disable(id));
        invocation.out().line("plugin " + id + " is disabled" + (changed ? "" : " already"));
        return ExitCode.DONE.status();
    }
}
