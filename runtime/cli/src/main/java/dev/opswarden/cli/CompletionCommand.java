package dev.opswarden.cli;

import dev.opswarden.engine.text.ShellText;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: what has a shell complete commands and options (contract, section 3). */
@Command(
        name = "completion",
        description = {
            "Print a completion script for bash or zsh.",
            "In .bashrc: source <(warden-runtime completion bash). In .zshrc, after compinit, the same with zsh.",
        })
final class CompletionCommand implements Callable<Integer> {

    private static final String FUNCTION = "_" + RootCommand.NAME;

    private final Invocation invocation;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.", completionCandidates = Shells.class)
    private String shell = "";

    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        CommandSpec own = Objects.requireNonNull(spec);
        if (shell.equals("bash")) {
            invocation
                    .out()
                    .asItIs(AutoComplete.bash(RootCommand.NAME, own.root().commandLine()));
        } else if (shell.equals("zsh")) {
            invocation.out().asItIs(zsh());
        } else {
            throw new ParameterException(
                    own.commandLine(), "there is no completion for '" + shell + "'; there is for bash and zsh");
        }
        return ExitCode.DONE.status();
    }

    /** The function that lies in the installation: zsh has to load it by its name, or it would expand aliases in it. */
    private String zsh() {
        Path functions = invocation.surroundings().installation().resolve("share/zsh/site-functions");
        if (!Files.exists(functions.resolve(FUNCTION))) {
            throw new WardenException(
                    ErrorKind.REFUSED, "there is no '" + functions.resolve(FUNCTION) + "'; install the program again");
        }
        return "fpath=(" + ShellText.word(functions.toString()) + " $fpath)\nautoload -Uz " + FUNCTION + "\ncompdef "
                + FUNCTION + " " + RootCommand.NAME + "\n";
    }

    /** What completion offers for its own parameter. */
    static final class Shells implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of("bash", "zsh").iterator();
        }
    }
}
