package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.plugin.PluginAudit;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.engine.plugin.PluginPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plugins list}: what became of each jar. */
@Command(name = "list", description = "List the plugins: which are started, which disabled, which failed, and why.")
final class PluginsListCommand implements Callable<Integer> {

    private static final int GAP = 2;

    private final Invocation invocation;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    PluginsListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        List<PluginInfo> plugins = PluginsRun.load(invocation, settings);
        if (json) {
            Map<Path, String> sums = PluginAudit.sums(
                    PluginPlace.of(settings, invocation.surroundings()),
                    plugins.stream().map(PluginInfo::path).toList());
            invocation.out().asItIs(document(plugins, sums));
        } else {
            print(plugins, settings.pluginsDir());
        }
        return ExitCode.DONE.status();
    }

    private static String document(List<PluginInfo> plugins, Map<Path, String> sums) {
        return Json.text(document -> {
            document.writeStartObject();
            document.writeArrayFieldStart("plugins");
            for (PluginInfo plugin : plugins) {
                document.writeStartObject();
                PluginJson.fields(document, plugin);
                document.writeStringField("sha256", sums.get(plugin.path()));
                document.writeStringField("error", plugin.error().orElse(null));
                document.writeEndObject();
            }
            document.writeEndArray();
            document.writeEndObject();
        });
    }

    private void print(List<PluginInfo> plugins, Path directory) {
        int id = GAP + widest(plugins.stream().map(PluginInfo::id).toList());
        int version =
                id + GAP + widest(plugins.stream().map(PluginInfo::version).toList());
        int state = version + GAP + PluginInfo.State.DISABLED.label().length();
        for (PluginInfo plugin : plugins) {
            String what = plugin.error().isPresent() ? plugin.error().get() : String.join(" ", plugin.provides());
            invocation
                    .out()
                    .line(Text.of(Style.BOLD, plugin.id())
                            .padTo(id)
                            .and(plugin.version())
                            .padTo(version)
                            .and(style(plugin.state()), plugin.state().label())
                            .padTo(state + GAP)
                            .and(what));
        }
        if (plugins.isEmpty()) {
            invocation.out().line("No plugin is in '" + directory + "'.");
        }
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(text -> Text.of(text).width()).max().orElse(0);
    }

    private static Style style(PluginInfo.State state) {
        return switch (state) {
            case STARTED -> Style.GREEN;
            case DISABLED -> Style.DIM;
            case FAILED -> Style.RED;
        };
    }
}
