package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.plugin.PluginStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plugins install}: takes a jar in, after everything that can be checked. */
@Command(
        name = "install",
        description = {
            "Check a jar, load it on trial, and put it in the place of the version that is there.",
            "That one is kept for 'plugins rollback'. A plugin is a program with your rights.",
        })
final class PluginsInstallCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "FILE.jar", description = "The plugin's jar.")
    private Path file = Path.of("");

    PluginsInstallCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        Path jar = PluginsRun.file(invocation, file);
        print(invocation, PluginsRun.change(invocation, settings, store -> store.install(jar)), "installed");
        return ExitCode.DONE.status();
    }

    /** Tells what is in force now. */
    static void print(Invocation invocation, PluginStore.Change change, String done) {
        String name = change.plugin().id() + " " + change.plugin().version();
        if (change.changed()) {
            invocation
                    .out()
                    .line(Text.of(Style.BOLD, name)
                            .and(" is " + done)
                            .and(change.before()
                                    .filter(version ->
                                            !version.equals(change.plugin().version()))
                                    .map(version -> ", in the place of " + version)
                                    .orElse("")));
        } else {
            invocation.out().line(Text.of(Style.BOLD, name).and(" is installed already"));
        }
        Fields fields = new Fields(invocation.out(), 2, 12);
        fields.field(
                "adds",
                change.plugin().provides().isEmpty()
                        ? "nothing"
                        : String.join(" ", change.plugin().provides()));
        fields.whole("jar", Text.of(change.plugin().path().toString()));
        fields.whole("SHA-256", Text.of(change.sha256()));
        change.nativeCode().forEach(library -> fields.field("native", Style.YELLOW, library));
    }
}
