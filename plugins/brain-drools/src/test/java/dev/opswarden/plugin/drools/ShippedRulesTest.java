package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleEntry;
import dev.opswarden.spi.RuleTestRun;
import dev.opswarden.spi.Triage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that come with the product decide as their golden cases say. */
class ShippedRulesTest {

    private static final Path RULES =
            Path.of(System.getProperty("shipped.rules")).toAbsolutePath().normalize();

    @TempDir
    static Path cache;

    private static DroolsBrain brain;

    @BeforeAll
    static void compile() {
        brain = new DroolsBrain(new FakeContext(RULES, cache));
    }

    @Test
    void decideAsTheirGoldenCasesSay() {
        RuleTestRun run = brain.test(RULES).result();

        assertEquals(List.of(), run.failures());
        assertEquals(List.of(), run.unreached());
        assertTrue(run.cases() >= 2 * ruleNames().size(), "cases: " + run.cases());
    }

    @Test
    void leaveNothingToBeDesired() {
        RuleCheck check = brain.check(RULES).result();

        assertEquals(List.of(), check.errors());
        assertEquals(List.of(), check.warnings());
    }

    @Test
    void allCompileAndAreInForce() {
        RuleBook.Status status = brain.status().result();

        assertEquals(List.of(), status.problems());
        assertEquals(RuleBook.State.CURRENT, status.state());
        assertEquals(ruleNames().size(), status.rules());
        assertTrue(status.rules() >= 25, "rules: " + status.rules());
    }

    @Test
    void decideAThousandMessages() {
        String filler = "The quick brown fox has a question about the key of the box. ".repeat(20);
        for (int i = 0; i < 1_000; i++) {
            Message message = new Message(
                    new MessageId("m" + i),
                    "sender" + i + "@example.org",
                    "ops-warden",
                    "Message " + i,
                    filler + (i % 2 == 0 ? "Where is the deploy key kept?" : "Shall we have lunch?"),
                    "m" + i,
                    Instant.EPOCH,
                    Priority.NORMAL,
                    List.of());
            Triage triage = brain.triage(message).result();
            assertEquals(i % 2 == 0, triage instanceof Triage.Decided, triage::toString);
        }
    }

    private static Set<String> ruleNames() {
        return brain.list().result().stream().map(RuleEntry::name).collect(Collectors.toSet());
    }
}
