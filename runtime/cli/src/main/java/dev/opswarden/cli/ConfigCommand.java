package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.DeclaredSettings;
import dev.opswarden.engine.config.Effective;
import dev.opswarden.engine.config.Loaded;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.plugin.OwnSettings;
import dev.opswarden.engine.plugin.PluginPlace;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code config}: every effective setting and where it came from, those that plugins declare included. */
@Command(
        name = "config",
        description = {"Show every setting and where it came from; with -v also what it is for.", "No secret is shown."
        })
final class ConfigCommand implements Callable<Integer> {

    private static final String NOT_SET = "-";

    private final Invocation invocation;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ConfigCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Loaded loaded = invocation.loadSettings();
        DeclaredSettings.Read own = OwnSettings.of(
                PluginPlace.of(loaded.settings(), invocation.surroundings()),
                loaded.settings().forPlugins());
        own.warnings().forEach(invocation::warn);
        if (!own.errors().isEmpty()) {
            throw new WardenException(ErrorKind.SETTINGS, String.join("\n", own.errors()));
        }
        List<Effective> settings = new ArrayList<>(loaded.effective());
        settings.addAll(own.effective());
        if (json) {
            invocation.out().asItIs(document(settings));
        } else {
            table(settings);
        }
        return ExitCode.DONE.status();
    }

    private static String document(List<Effective> settings) {
        return Json.text(document -> {
            document.writeStartObject();
            document.writeArrayFieldStart("settings");
            for (Effective setting : settings) {
                document.writeStartObject();
                document.writeStringField("name", setting.name());
                document.writeStringField("value", setting.value().orElse(null));
                document.writeStringField("source", setting.source().label());
                document.writeEndObject();
            }
            document.writeEndArray();
            document.writeEndObject();
        });
    }

    private void table(List<Effective> settings) {
        int names = 0;
        int values = 0;
        for (Effective setting : settings) {
            names = Math.max(names, Text.of(setting.name()).width());
            values = Math.max(values, Text.of(setting.value().orElse(NOT_SET)).width());
        }
        boolean help = invocation.verbosity() > 0;
        for (Effective setting : settings) {
            invocation
                    .out()
                    .line(Text.of(Style.BOLD, setting.name())
                            .padTo(names + 2)
                            .and(setting.value().orElse(NOT_SET))
                            .padTo(names + 2 + values + 2)
                            .and(Style.DIM, setting.place()));
            if (help) {
                invocation.out().line(Text.of(Style.DIM, "    " + setting.help()));
            }
        }
    }
}
