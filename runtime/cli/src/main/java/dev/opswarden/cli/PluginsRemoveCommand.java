package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plugins remove}: takes a plugin out. */
@Command(
        name = "remove",
        description =
                "Take a plugin out, and the version that was kept of it. What it keeps in the state directory stays.")
final class PluginsRemoveCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The plugin's id.")
    private String id = "";

    PluginsRemoveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        List<Path> gone = PluginsRun.change(invocation, settings, store -> store.remove(id));
        gone.forEach(jar -> invocation.out().line("removed " + jar));
        if (gone.isEmpty()) {
            invocation.out().line("what was noted of plugin '" + id + "' is removed; its jar was gone already");
        }
        Path data = settings.stateDir().resolve("plugins").resolve(id);
        if (Files.isDirectory(data)) {
            invocation.out().line("its data stays in " + data);
        }
        return ExitCode.DONE.status();
    }
}
