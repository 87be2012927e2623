package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.decided;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.plugin.drools.index.DirectRule;
import dev.opswarden.plugin.drools.index.Field;
import dev.opswarden.plugin.drools.index.Need;
import dev.opswarden.plugin.drools.index.RuleOutline;
import dev.opswarden.spi.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are compiled once per edit, and a cache that is lost or damaged costs time only. */
class RuleCacheTest {

    private final AtomicInteger compiled = new AtomicInteger();
    private RulesInADirectory rules;

    @BeforeEach
    void directory(@TempDir Path home) throws IOException {
        rules = new RulesInADirectory(home).file("a.drl", rule("one", 0, "$t.fyi(\"one\");"));
    }

    @Test
    void anUnchangedDirectoryIsCompiledOnce() {
        assertEquals("one", decided(brain()).reason());
        assertEquals("one", decided(brain()).reason());
        assertEquals(1, compiled.get());
    }

    @Test
    void aBrokenDirectoryIsCompiledOnceTooAndItsProblemsAreKept() throws IOException {
        rules.file("b.drl", "nonsense");
        RuleBook.Status first = brain().status().result();

        assertEquals(first, brain().status().result());
        assertEquals(RuleBook.State.BROKEN, first.state());
        assertEquals(1, compiled.get());
    }

    @Test
    void everyEditIsSeen() throws IOException {
        decided(brain());
        rules.file("a.drl", rule("two", 0, "$t.fyi(\"two\");"));

        assertEquals("two", decided(brain()).reason());

        Files.move(rules.path().resolve("a.drl"), rules.path().resolve("b.drl"));

        assertEquals("two", decided(brain()).reason());
        assertEquals(3, compiled.get());
    }

    @Test
    void textThatMovesFromOneFileToTheNextIsAnEdit() {
        assertNotEquals(
                RuleKey.of(List.of(new RuleFile("a.drl", "xy"), new RuleFile("b.drl", "z"))),
                RuleKey.of(List.of(new RuleFile("a.drl", "x"), new RuleFile("b.drl", "yz"))));
    }

    @Test
    void aDamagedFileIsMadeAnew() throws IOException {
        decided(brain());
        Path file = cached().get(0);
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;

        for (byte[] damaged : List.of(flipped, new byte[0], Arrays.copyOf(whole, whole.length - 7))) {
            Files.write(file, damaged);
            compiled.set(0);
            assertEquals("one", decided(brain()).reason());
            assertEquals(1, compiled.get());
            compiled.set(0);
            decided(brain());
            assertEquals(0, compiled.get());
        }
    }

    @Test
    void aFileThatIsWholeAndCannotBeLoadedIsMadeAnew() throws IOException {
        decided(brain());
        Path file = cached().get(0);
        Files.write(
                file,
                CompiledRulesFormat.write(
                        RuleKey.of(RuleDirectory.read(rules.path()).files()),
                        new CompiledRules(
                                List.of("no.such.Model"),
                                Map.of(),
                                List.of(new RulePlace("p", "r", "a.drl", 1, "")),
                                List.of(),
                                List.of())));

        assertEquals("one", decided(brain()).reason());
        assertEquals(2, compiled.get());
    }

    @Test
    void aFileUnderTheNameOfAnotherIsMadeAnew() throws IOException {
        decided(brain());
        byte[] one = Files.readAllBytes(cached().get(0));
        rules.file("a.drl", rule("two", 0, "$t.fyi(\"two\");"));
        decided(brain());
        for (Path file : cached()) {
            Files.write(file, one);
        }

        assertEquals("two", decided(brain()).reason());
        assertEquals(3, compiled.get());
    }

    @Test
    void aCacheThatCannotBeWrittenStopsNothing() throws IOException {
        Files.writeString(rules.cache(), "a file where the directory should be");

        assertEquals("one", decided(brain()).reason());
        assertEquals(1, compiled.get());
    }

    @Test
    void theCacheIsTheOperatorsAloneAndKeepsTheLastThree() throws IOException {
        Instant past = Instant.parse("2026-01-01T00:00:00Z");
        for (int edit = 0; edit < 5; edit++) {
            rules.file("a.drl", rule("edit " + edit, 0, "$t.fyi(\"x\");"));
            decided(brain());
            for (Path file : cached()) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                if (written.isAfter(past.plusSeconds(100))) {
                    Files.setLastModifiedTime(file, FileTime.from(past.plusSeconds(edit)));
                }
            }
        }
        Path leftover = rules.cache().resolve("rules-1.tmp");
        Files.writeString(leftover, "half");
        Files.setLastModifiedTime(leftover, FileTime.from(past));
        rules.file("a.drl", rule("last", 0, "$t.fyi(\"last\");"));
        decided(brain());

        assertEquals(3, cached().size());
        assertTrue(Files.notExists(leftover));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(rules.cache())));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cached().get(0))));
        compiled.set(0);
        assertEquals("last", decided(brain()).reason());
        assertEquals(0, compiled.get());
    }

    @Test
    void whatIsWrittenIsWhatIsRead() throws IOException {
        byte[] code = {1, 2, 3};
        RulePlace place = new RulePlace("a", "what\tever", "x.drl", 7, "-3");
        RuleOutline outline = new RuleOutline(
                0,
                "a.Model",
                "rule_x",
                "a.what ever",
                true,
                new DirectRule(
                        -3,
                        List.of(
                                new DirectRule.Pattern(DirectRule.Fact.TRIAGE, List.of()),
                                new DirectRule.Pattern(DirectRule.Fact.MESSAGE, List.of("a.One", "a.Two"))),
                        "a.Does",
                        List.of(
                                new DirectRule.Argument(DirectRule.Fact.TRIAGE, ""),
                                new DirectRule.Argument(DirectRule.Fact.MESSAGE, "a.Reads"))),
                List.of(
                        new Need(Field.TEXT, true, List.of("one", "two words")),
                        new Need(Field.SENDER, false, List.of("\u00e4\ud83d\ude80"))));
        CompiledRules rules = new CompiledRules(
                List.of("a.Model"), Map.of("a.Model", code), List.of(place), List.of(outline), List.of("x.drl:1: no"));

        CompiledRules read = CompiledRulesFormat.read("k", CompiledRulesFormat.write("k", rules));

        assertEquals(rules.models(), read.models());
        assertEquals(List.of(place), read.places());
        assertEquals(List.of(outline), read.outlines());
        assertEquals(rules.problems(), read.problems());
        assertArrayEquals(code, read.classes().get("a.Model"));
    }

    private DroolsBrain brain() {
        RuleCompiler compiler = new RuleCompiler(getClass().getClassLoader());
        return new DroolsBrain(rules.context(), new RulesInForce(rules.context(), RunLimits.USUAL, files -> {
            compiled.incrementAndGet();
            return compiler.compile(files);
        }));
    }

    private List<Path> cached() throws IOException {
        try (Stream<Path> files = Files.list(rules.cache())) {
            return files.filter(file -> file.toString().endsWith(".compiled")).toList();
        }
    }
}
