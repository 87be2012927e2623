package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

    @TempDir
    Path home;

    @Test
    void forBashTheWholeScriptIsPrinted() {
        Ran ran = new Shell(home).run("completion", "bash");

        assertEquals(0, ran.status(), ran::err);
        assertTrue(ran.out().contains("complete -F _complete_warden-runtime -o default warden-runtime "), ran::out);
        assertTrue(ran.out().contains("replay"), ran::out);
    }

    @Test
    void forZshTheFunctionOfTheInstallationIsNamed() throws IOException {
        Path functions = Files.createDirectories(home.resolve("installed/share/zsh/site-functions"));
        Files.createFile(functions.resolve("_warden-runtime"));

        Ran ran = new Shell(home).run("completion", "zsh");

        assertEquals(
                new Ran(
                        0,
                        "fpath=(" + functions + " $fpath)\nautoload -Uz _warden-runtime\n"
                                + "compdef _warden-runtime warden-runtime\n",
                        ""),
                ran);
    }

    @Test
    void anInstallationWithoutThatFunctionIsNamed() {
        Ran ran = new Shell(home).run("completion", "zsh");

        assertEquals(1, ran.status());
        assertTrue(ran.err().contains(home.resolve("installed/share/zsh") + "/"), ran::err);
    }

    @Test
    void anotherShellIsAMistakeThatSaysWhichThereAre() {
        Ran ran = new Shell(home).run("completion", "fish");

        assertEquals(2, ran.status());
        assertTrue(ran.err().contains("'fish'; there is for bash and zsh"), ran::err);
        assertEquals(2, new Shell(home).run("completion").status());
    }
}
