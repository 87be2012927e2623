package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A desk of each test's own to try ways out at. */
abstract class EscapeSetUp {

    EscapeDesk desk;

    @BeforeEach
    void directory(@TempDir Path home) {
        desk = new EscapeDesk(home);
    }

    /** What is said of a file of these rules: it has to begin with the file, and to name this. */
    String assertRefused(String rules, String named) throws IOException {
        String problem = desk.refusal(rules);
        assertTrue(problem.startsWith("a.drl"), problem);
        assertTrue(problem.contains(named), problem);
        return problem;
    }
}
