package dev.opswarden.cli;

import static dev.opswarden.cli.StateFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.spi.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditCommandTest {

    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home).with("USER", "olga");
        new StateFixture(shell.stateDirectory())
                .with(draft("abc-1", Decision.FYI), draft("abd-2", Decision.FYI), draft("x", Decision.FYI));
        shell.run("dismiss", "abc-1", "--reason", "first");
        shell.run("dismiss", "abd-2", "--reason", "second");
        shell.run("dismiss", "x");
    }

    @Test
    void aLogInOrderIsSaidToBe() {
        assertEquals(new Ran(0, "ok: 3 lines, none changed or removed\n", ""), shell.run("audit", "verify"));
    }

    @Test
    void aLineThatWasChangedIsNamed() throws IOException {
        Path log = shell.stateDirectory().resolve("audit.jsonl");
        List<String> lines = Files.readAllLines(log);
        lines.set(1, lines.get(1).replace("olga", "otto"));
        Files.write(log, lines);
        Ran ran = shell.run("audit", "verify");
        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("line 2 was changed"), ran::toString);
    }

    @Test
    void oneDraftsStoryIsToldByTheBeginningOfItsId() {
        Ran ran = shell.run("audit", "show", "abc");
        assertEquals(0, ran.status());
        assertEquals(1, ran.out().lines().count());
        assertTrue(ran.out().matches("(?s)\\S+ +olga +dismissed +first\\n"), ran::toString);
        assertEquals(3, shell.run("audit", "show").out().lines().count());
        assertTrue(shell.run("audit", "show", "ab").err().contains("abc-1, abd-2"));
        assertEquals(1, shell.run("audit", "show", "nobody").status());
        assertEquals(2, shell.run("audit").status());
    }

    @Test
    void whereNothingHappenedThereIsNothingWrong() {
        Ran ran = new Shell(home.resolve("other")).run("audit", "verify");
        assertEquals(0, ran.status());
        assertTrue(ran.out().startsWith("ok: 0 lines"), ran::toString);
    }
}
