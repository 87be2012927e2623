package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.plugin.PluginAudit;
import dev.opswarden.engine.plugin.PluginPlace;
import dev.opswarden.spi.SpiVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plugins verify}: whether jars are in order, and those that were installed as they were then. */
@Command(
        name = "verify",
        description = {
            "Check a jar before it is installed, or all plugins against what was installed.",
            "No code of them runs. The exit status is 1 if something is wrong.",
        })
final class PluginsVerifyCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "FILE.jar", arity = "0..1", description = "A jar; without one all plugins are checked.")
    private @Nullable Path file;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    PluginsVerifyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Path named = file;
        List<PluginAudit.Jar> jars;
        if (named == null) {
            Settings settings = invocation.loadSettings().settings();
            jars = PluginAudit.ofAll(PluginPlace.of(settings, invocation.surroundings()));
        } else {
            jars = List.of(PluginAudit.of(PluginsRun.file(invocation, named), SpiVersion.CURRENT));
        }
        if (json) {
            invocation.out().asItIs(document(jars));
        } else if (named == null) {
            jars.forEach(this::line);
        } else {
            PluginPage.print(invocation, jars.get(0));
        }
        boolean sound = jars.stream().allMatch(jar -> jar.problem().isEmpty());
        return (sound ? ExitCode.DONE : ExitCode.REFUSED).status();
    }

    private void line(PluginAudit.Jar jar) {
        Text verdict = jar.problem().isPresent()
                ? Text.of(Style.RED, "bad").and("   " + jar.problem().get())
                : Text.of(Style.GREEN, "ok")
                        .and(jar.installed() ? "    as installed" : "    not installed by 'plugins install'");
        invocation
                .out()
                .line(Text.of(Style.BOLD, String.valueOf(jar.path().getFileName()))
                        .and("  ")
                        .and(verdict));
    }

    private static String document(List<PluginAudit.Jar> jars) {
        return Json.text(document -> {
            document.writeStartObject();
            document.writeArrayFieldStart("jars");
            for (PluginAudit.Jar jar : jars) {
                document.writeStartObject();
                document.writeStringField("path", jar.path().toString());
                document.writeStringField("id", jar.id());
                document.writeStringField("version", jar.version());
                document.writeStringField("requires", jar.requires());
                document.writeStringField("sha256", jar.sha256().isEmpty() ? null : jar.sha256());
                document.writeBooleanField("installed", jar.installed());
                document.writeStringField("problem", jar.problem().orElse(null));
                document.writeEndObject();
            }
            document.writeEndArray();
            document.writeEndObject();
        });
    }
}
