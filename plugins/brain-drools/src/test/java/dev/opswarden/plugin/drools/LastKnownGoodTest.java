package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.decided;
import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad edit stops nothing: the last rules that compiled stay in force, and only a tick says which they are. */
class LastKnownGoodTest {

    private RulesInADirectory rules;

    @BeforeEach
    void directory(@TempDir Path home) throws IOException {
        rules = new RulesInADirectory(home)
                .file("a.drl", rule("one", 0, "$t.fyi(\"one\");"))
                .file("b.drl", rule("guard", 5, "Message( subject == \"x\" )", "$t.veto(\"must not\");"));
    }

    @Test
    void aBadEditLeavesTheLastRulesThatCompiledInForce() throws IOException {
        tick();
        rules.file("b.drl", "nonsense");

        DroolsBrain brain = rules.brain();

        assertEquals("one", decided(brain).reason());
        assertEquals(
                "must not",
                brain.veto(message("m9", "x", "")).result().orElseThrow().reason());
        RuleBook.Status status = brain.status().result();
        assertEquals(RuleBook.State.LAST_KNOWN_GOOD, status.state());
        assertEquals(2, status.rules());
        assertEquals(2, status.files());
        assertTrue(status.problems().get(0).startsWith("b.drl:5: "), status::toString);
    }

    @Test
    void aGoodEditIsInForceAtOnceAndIsTheNextToFallBackOn() throws IOException {
        tick();
        rules.file("a.drl", rule("two", 0, "$t.fyi(\"two\");"));
        assertEquals("two", decided(rules.brain()).reason());
        tick();
        rules.file("a.drl", "nonsense");

        assertEquals("two", decided(rules.brain()).reason());
    }

    @Test
    void lookingAndTryingRemembersNothing() throws IOException {
        rules.brain().status().result();
        decided(rules.brain());
        rules.file("b.drl", "nonsense");

        assertEquals(RuleBook.State.BROKEN, rules.brain().status().result().state());
        assertFalse(Files.exists(rules.context().goodRulesDirectory()));
    }

    @Test
    void aTickWithABadEditKeepsTheGoodRulesAndNotesSinceWhen() throws IOException {
        tick();
        rules.file("b.drl", "nonsense");
        Files.setLastModifiedTime(rules.path().resolve("b.drl"), FileTime.from(Instant.parse("2036-11-20T09:00:00Z")));
        assertEquals(
                Optional.of(Instant.parse("2036-11-20T09:00:00Z")),
                rules.brain().status().result().since(),
                "before a tick has seen it: the edit");

        tick();
        tick();

        RuleBook.Status status = rules.brain().status().result();
        assertEquals(RuleBook.State.LAST_KNOWN_GOOD, status.state());
        assertEquals(Optional.of(rules.context().clock().instant()), status.since());

        rules.file("b.drl", rule("mended", 5, "$t.fyi(\"mended\");"));
        tick();

        assertEquals(Optional.empty(), rules.brain().status().result().since());
        assertEquals("mended", decided(rules.brain()).reason());
    }

    @Test
    void emptyingTheDirectoryIsABadEditToo() throws IOException {
        tick();
        Files.delete(rules.path().resolve("a.drl"));
        assertEquals(RuleBook.State.CURRENT, rules.brain().status().result().state());
        Files.delete(rules.path().resolve("b.drl"));

        RuleBook.Status status = rules.brain().status().result();

        assertEquals(RuleBook.State.LAST_KNOWN_GOOD, status.state());
        assertEquals("one", decided(rules.brain()).reason());
    }

    @Test
    void anotherDirectoryFallsBackOnNothing(@TempDir Path home) throws IOException {
        tick();
        RulesInADirectory others = new RulesInADirectory(home).file("a.drl", "nonsense");
        FakeContext context = new FakeContext(others.path(), rules.cache());

        assertEquals(
                RuleBook.State.BROKEN,
                new DroolsBrain(context).status().result().state());
    }

    @Test
    void aDamagedArchiveIsNoneAndIsWrittenAnew() throws IOException {
        tick();
        Path archive = archive();
        Files.write(archive, new byte[] {'P', 'K', 3, 4, 5});
        rules.file("b.drl", "nonsense");
        assertEquals(RuleBook.State.BROKEN, rules.brain().status().result().state());
        assertEquals("one", decided(rules.brain()).reason());

        rules.file("b.drl", "");
        tick();
        rules.file("b.drl", "nonsense");

        assertEquals(
                RuleBook.State.LAST_KNOWN_GOOD, rules.brain().status().result().state());
    }

    @Test
    void whatIsKeptIsForItsOwnerAlone() throws IOException {
        tick();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(archive())));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(rules.context().goodRulesDirectory())));
        assertEquals(List.of(archive()), kept());
    }

    private void tick() {
        assertTrue(rules.brain().remember().succeeded());
    }

    private Path archive() throws IOException {
        return kept().stream()
                .filter(file -> file.toString().endsWith(".zip"))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(rules.context().goodRulesDirectory())) {
            return files.sorted().toList();
        }
    }
}
