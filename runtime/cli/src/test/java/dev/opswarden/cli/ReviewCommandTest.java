package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandTest {

    @TempDir
    Path home;

    @Test
    void withoutATerminalTheOtherCommandsAreNamed() {
        assertEquals(
                new Shell.Ran(
                        2,
                        "",
                        "warden-runtime: 'review' needs a terminal to show drafts on and to read keys from; elsewhere use"
                                + " 'drafts', 'show ID' and 'approve ID'\ntry 'warden-runtime review --help'\n"),
                new Shell(home).run("review"));
    }
}
