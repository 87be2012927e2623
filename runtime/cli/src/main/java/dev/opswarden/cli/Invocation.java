package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Input;
import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Terminal;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Loaded;
import dev.opswarden.engine.config.Overrides;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.SettingsLoader;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.WorkerState;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command works with: the terminal, the surroundings, and the options that all commands have. */
final class Invocation {

    private final Terminal terminal;
    private final Surroundings surroundings;
    private final PluginLoading plugins;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more, on standard error; -vv and -vvv say still more.")
    private boolean[] verbose = {};

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Read settings from FILE, not from worker.env.")
    private @Nullable String config;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Keep drafts and digests in DIR.")
    private @Nullable String stateDir;

    Invocation(Terminal terminal, Surroundings surroundings) {
        this(terminal, surroundings, new JarLoading());
    }

    Invocation(Terminal terminal, Surroundings surroundings, PluginLoading plugins) {
        this.terminal = terminal;
        this.surroundings = surroundings;
        this.plugins = plugins;
    }

    /** Where settings and state are, as {@code --config} and {@code --state-dir} say; null where they do not. */
    void locate(@Nullable String configFile, @Nullable String stateDirectory) {
        config = configFile;
        stateDir = stateDirectory;
    }

    /** One that reads what this process was started with. */
    static Invocation ofThisProcess() {
        Surroundings surroundings = Surroundings.ofThisProcess();
        return new Invocation(Terminal.ofThisProcess(surroundings.environment()), surroundings);
    }

    Output out() {
        return terminal.out();
    }

    Output err() {
        return terminal.err();
    }

    Input in() {
        return terminal.in();
    }

    /** Whether a person sits at the terminal who can be asked. */
    boolean canAsk() {
        return terminal.in().interactive() && terminal.err().interactive();
    }

    /** Asks a person who sits at the terminal; anything but a clear yes is a no. */
    boolean confirmed(String question) {
        err().prompt(question + " [y/N] ");
        String answer = terminal.in().line().orElse("").strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    /** In whose name the command acts, for the audit log. */
    String who() {
        return surroundings.environment().getOrDefault("USER", System.getProperty("user.name", "?"));
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** How plugins are loaded. */
    PluginLoading plugins() {
        return plugins;
    }

    /** The time. */
    Clock clock() {
        return Clock.systemUTC();
    }

    /** How often {@code -v} was given. */
    int verbosity() {
        return verbose.length;
    }

    Overrides overrides() {
        return new Overrides(Optional.ofNullable(config), Optional.ofNullable(stateDir));
    }

    /** The settings; what an operator should mend in them is said on standard error. */
    Loaded loadSettings() {
        Loaded loaded = SettingsLoader.load(surroundings, overrides());
        Secrets.use(loaded.settings().rulesDir());
        loaded.warnings().forEach(this::warn);
        return loaded;
    }

    /** What is remembered, for looking only; a damaged file is said on standard error, and left as it is. */
    WorkerState loadState(Settings settings) {
        var loaded = StateStore.readOnly(settings.stateDir()).read();
        loaded.warnings().forEach(this::warn);
        return loaded.state();
    }

    /** Says something that does not keep the command from its work. */
    void warn(String message) {
        err().line(Text.of(Style.YELLOW, "warden-runtime: warning:").and(" " + Secrets.hide(message)));
    }
}
