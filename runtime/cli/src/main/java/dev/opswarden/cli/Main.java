package dev.opswarden.cli;

import dev.opswarden.cli.logging.LateLog;
import dev.opswarden.cli.logging.LogSink;
import dev.opswarden.cli.terminal.Terminal;
import dev.opswarden.engine.config.Surroundings;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the process with its status.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        LateLog.install();
        Surroundings surroundings = Surroundings.ofThisProcess();
        Terminal terminal = Terminal.ofThisProcess(surroundings.environment());
        System.exit(run(args, surroundings, terminal, new JarLoading()));
    }

    /**
     * Runs a command.
     *
     * @param args the command line
     * @param surroundings where it runs
     * @param terminal where its output goes
     * @param plugins how plugins are loaded
     * @return the exit status
     */
    static int run(String[] args, Surroundings surroundings, Terminal terminal, PluginLoading plugins) {
        LogSink.use(terminal.err(), 0);
        Invocation invocation = new Invocation(terminal, surroundings, plugins);
        Failures failures = new Failures(terminal, Failures.inJson(args));
        int status;
        try {
            Optional<Callable<Integer>> everyday = EverydayCommands.find(args, invocation);
            status = everyday.isPresent() ? everyday.get().call() : new CommandTree(invocation, failures).execute(args);
        } catch (Throwable e) {
            // Also an Error: whatever it is, it is told of once and in the form that was asked for.
            status = failures.failed(e, invocation.verbosity() > 0).status();
        }
        return status != 0 ? status : unlessUnwritten(terminal);
    }

    /** A result that nobody could read is not done, say because the disk that it was sent to is full. */
    private static int unlessUnwritten(Terminal terminal) {
        Optional<String> failure = terminal.out().failure();
        if (failure.isEmpty()) {
            return ExitCode.DONE.status();
        }
        terminal.err().line("warden-runtime: standard output cannot be written: " + failure.get());
        return ExitCode.STATE.status();
    }
}
