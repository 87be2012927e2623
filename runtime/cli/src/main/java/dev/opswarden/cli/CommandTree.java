package dev.opswarden.cli;

import dev.opswarden.cli.logging.LogSink;
import dev.opswarden.cli.terminal.Output;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands as picocli knows them: parses a command line and runs what it asks for. */
final class CommandTree {

    private static final int WIDTH = 100;

    private final Invocation invocation;
    private final Failures failures;
    private final CommandLine root;

    CommandTree(Invocation invocation, Failures failures) {
        this.invocation = invocation;
        this.failures = failures;
        this.root = new CommandLine(RootCommand.class, new CommandFactory(invocation))
                // An id may start with an @, and is not the name of a file.
                .setExpandAtFiles(false)
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(Help.defaultColorScheme(invocation.out().colour() ? Help.Ansi.ON : Help.Ansi.OFF));
    }

    /** Runs a command; failures of its own come out as they are. */
    int execute(String[] args) throws Exception {
        List<CommandLine> named;
        try {
            named = parsed(args);
        } catch (ParameterException e) {
            return failures.usage(complaint(e), hint(e.getCommandLine())).status();
        }
        LogSink.use(invocation.err(), invocation.verbosity());
        for (CommandLine command : named) {
            if (command.isUsageHelpRequested() || command.isVersionHelpRequested()) {
                return print(command);
            }
        }
        CommandLine last = named.get(named.size() - 1);
        if (last.getCommand() instanceof Callable<?> command) {
            try {
                return (Integer) command.call();
            } catch (ParameterException e) {
                return failures.usage(complaint(e), hint(e.getCommandLine())).status();
            }
        }
        return failures.usage("a command is needed", hint(last)).status();
    }

    /**
     * The command that a command line names, after those that it belongs to, with their options set.
     *
     * @throws ParameterException if it cannot be understood
     */
    List<CommandLine> parsed(String[] args) {
        return root.parseArgs(args).asCommandLineList();
    }

    private int print(CommandLine command) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        if (command.isUsageHelpRequested()) {
            command.usage(writer);
        } else {
            root.printVersionHelp(writer);
        }
        writer.flush();
        Output out = invocation.out();
        out.asItIs(text.toString());
        return ExitCode.DONE.status();
    }

    private static String complaint(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().get(0);
            boolean tree = !e.getCommandLine().getSubcommands().isEmpty();
            String what =
                    unmatched.isUnknownOption() ? "unknown option" : tree ? "unknown command" : "unexpected argument";
            return what + " '" + first + "'" + suggestion(unmatched.getSuggestions());
        }
        return String.valueOf(e.getMessage());
    }

    private static String suggestion(List<String> similar) {
        return similar.isEmpty() ? "" : "; did you mean '" + similar.get(0) + "'?";
    }

    private static String hint(CommandLine command) {
        return "try '" + command.getCommandSpec().qualifiedName() + " --help'";
    }
}
