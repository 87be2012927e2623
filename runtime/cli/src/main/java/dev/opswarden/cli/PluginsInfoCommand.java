package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.plugin.PluginAudit;
import dev.opswarden.engine.plugin.PluginPlace;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plugins info}: all that a jar says of itself; none of its code runs. */
@Command(name = "info", description = "Show what a plugin says of itself. No code of it runs.")
final class PluginsInfoCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The plugin's id.")
    private String id = "";

    PluginsInfoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        List<PluginAudit.Jar> found = PluginAudit.ofAll(PluginPlace.of(settings, invocation.surroundings())).stream()
                .filter(jar -> jar.id().equals(id))
                .toList();
        if (found.isEmpty()) {
            throw new WardenException(
                    ErrorKind.REFUSED,
                    "there is no plugin '" + id + "' in '" + settings.pluginsDir()
                            + "'; 'warden-runtime plugins list' names those that are there");
        }
        found.forEach(jar -> PluginPage.print(invocation, jar));
        return ExitCode.DONE.status();
    }
}
