package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tries ways out of a rule, one file of rules at a time. */
final class EscapeDesk {

    private final RulesInADirectory rules;
    private final Path witness;

    EscapeDesk(Path home) {
        rules = new RulesInADirectory(home);
        witness = home.resolve("witness");
    }

    RulesInADirectory rules() {
        return rules;
    }

    /** What an attempt would leave behind if it got through. */
    Path witness() {
        return witness;
    }

    /** The guard that counts: what the text says is looked at only to name the place. */
    boolean compiledClassesRefuse(String named) {
        CompileAttempt attempt = CompileAttempt.of(
                RuleDirectory.read(rules.path()).files(), getClass().getClassLoader());
        return attempt.rules() == null
                && attempt.problems().stream()
                        .anyMatch(problem -> problem.text().contains(named));
    }

    /** What is said of the file {@code a.drl}; fails where nothing is, or where it ran. */
    String refusal(String text) throws IOException {
        rules.file("a.drl", text);
        List<String> problems = problems();
        assertFalse(problems.isEmpty(), "it was not refused: " + text);
        assertFalse(Files.exists(witness), "it ran");
        return String.join("\n", problems);
    }

    List<String> problems() {
        DroolsBrain brain = rules.brain();
        brain.triage(message());
        return brain.status().result().problems();
    }
}
