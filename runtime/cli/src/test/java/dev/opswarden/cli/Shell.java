package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Input;
import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Terminal;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.plugin.ApprovalPlugins;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.engine.plugin.PluginSet;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs commands as a shell would, in a home of the test's own. */
final class Shell {

    /**
     * What came of a command.
     *
     * @param status the exit status
     * @param out what went to standard output
     * @param err what went to standard error
     */
    record Ran(int status, String out, String err) {}

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private boolean colour;
    private Input input = Input.none();
    private PluginLoading plugins = new JarLoading();

    Shell(Path home) {
        this.home = home;
    }

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Shell withColour() {
        colour = true;
        return this;
    }

    /** These in the place of what lies in the plugins directory. */
    Shell withPlugins(List<PluginInfo> jars, Object... extensions) {
        plugins = new PluginLoading() {
            @Override
            public PluginSet load(Vertx vertx, Settings settings, Surroundings surroundings, Clock clock) {
                return PluginSet.of(jars, List.of(extensions));
            }

            @Override
            public ApprovalPlugins loadForApproval(
                    Supplier<Vertx> vertx, Settings settings, Surroundings surroundings, Clock clock) {
                return ApprovalPlugins.of(jars, List.of(extensions));
            }
        };
        return this;
    }

    /** A person at the terminal, who types this when asked. */
    Shell typing(String text) {
        input = new Input(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true);
        colour = true;
        return this;
    }

    /** Where the state lies unless a test says otherwise. */
    Path stateDirectory() {
        return home.resolve(".local/state/ops-warden");
    }

    Ran run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(input, new Output(out, colour, colour), new Output(err, colour, colour));
        int status =
                Main.run(args, new Surroundings(environment, home, home, home.resolve("installed")), terminal, plugins);
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
