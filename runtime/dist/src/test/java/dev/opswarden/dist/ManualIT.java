package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells an operator what to type: man pages, and completion in bash and zsh. */
class ManualIT extends BuiltSetUp {

    @Test
    void everyCommandHasAManPageThatNamesItsOptions() throws Exception {
        for (List<String> command : commands()) {
            String name = command.isEmpty() ? "warden-runtime" : "warden-runtime-" + String.join("-", command);
            String page = Files.readString(BUILT.resolve("share/man/man1/" + name + ".1"));

            assertTrue(page.contains("\\- "), () -> name + " has no line that says what it is for");
            help(command)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("--"))
                    .map(line -> line.split("[=, ]", 2)[0])
                    .forEach(option ->
                            assertTrue(page.replace("\\-", "-").contains(option), () -> name + " lacks " + option));
        }
    }

    @Test
    void bashCompletesEveryCommand() throws Exception {
        for (List<String> command : commands()) {
            if (!command.isEmpty()) {
                List<String> above = command.subList(0, command.size() - 1);
                String last = command.get(command.size() - 1);

                assertTrue(
                        completed(above, last.substring(0, 1)).contains(last),
                        () -> "bash does not complete " + command);
            }
        }
    }

    @Test
    void bashCompletesOptions() throws Exception {
        assertEquals(List.of("--dry-run"), completed(List.of("tick"), "--dr"));
    }

    @Test
    void theScriptForBashIsTheOneThatTheCommandPrints() throws Exception {
        assertEquals(
                Files.readString(BUILT.resolve("share/bash-completion/completions/warden-runtime")),
                run(BUILT.resolve("bin/warden-runtime").toString(), "completion", "bash"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void zshCompletesAsItIsTyped(boolean asTheCommandSays) throws Exception {
        Needed.program("zsh", "zsh");
        Needed.program("script", "bsdutils");
        ProcessBuilder zsh = new ProcessBuilder("zsh", "-f", "-i").directory(work.toFile());
        String bin = BUILT.resolve("bin").toString();
        zsh.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        try (PseudoTerminal terminal = new PseudoTerminal(zsh)) {
            String before = "fpath=('" + BUILT.resolve("share/zsh/site-functions") + "' $fpath)";
            String after = "source <(warden-runtime completion zsh)";
            terminal.type("PS1='ready> ' " + (asTheCommandSays ? "" : before) + "\n");
            terminal.type("autoload -Uz compinit && compinit -u -D\n");
            terminal.type((asTheCommandSays ? after : ":") + "; echo 'loa''ded'\n");
            terminal.await("loaded");
            terminal.await("ready> ");

            terminal.type("warden-runtime rules repl\t");

            String shown = terminal.await("replay");
            assertFalse(shown.contains("not found"), shown);
        }
    }

    /** The words of every command, those without any first. */
    private List<List<String>> commands() throws Exception {
        List<List<String>> found = new ArrayList<>();
        found.add(List.of());
        for (int next = 0; next < found.size(); next++) {
            List<String> parent = found.get(next);
            String help = help(parent);
            int listed = help.indexOf("\nCommands:\n");
            if (listed >= 0) {
                help.substring(listed + "\nCommands:\n".length())
                        .lines()
                        .takeWhile(line -> line.startsWith("  "))
                        .filter(line -> !line.startsWith("   "))
                        .map(line -> line.strip().split(" ", 2)[0])
                        .forEach(word -> found.add(
                                Stream.concat(parent.stream(), Stream.of(word)).toList()));
            }
        }
        assertTrue(found.size() > 15, found::toString);
        return found;
    }

    private String help(List<String> command) throws Exception {
        return run(Stream.of(
                        Stream.of(BUILT.resolve("bin/warden-runtime").toString()),
                        command.stream(),
                        Stream.of("--help"))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    /** What bash offers for a word that was begun after others. */
    private List<String> completed(List<String> before, String begun) throws Exception {
        String words = String.join(" ", before);
        String script = "compopt() { :; }; source \"$1\"; COMP_WORDS=(warden-runtime " + words + " " + begun + ");"
                + " COMP_CWORD=" + (before.size() + 1)
                + "; _complete_warden-runtime; printf '%s\\n' \"${COMPREPLY[@]}\"";
        return run(
                        "bash",
                        "-c",
                        script,
                        "-",
                        BUILT.resolve("share/bash-completion/completions/warden-runtime")
                                .toString())
                .lines()
                .map(String::strip)
                .toList();
    }
}
