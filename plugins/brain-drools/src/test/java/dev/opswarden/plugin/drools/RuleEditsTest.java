package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.RuleEntry;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever happens to a rules directory between two ticks, either what lies there is in force or the last that could be,
 * and the brain answers. With nothing to fall back on, each file that compiles by itself is in force.
 */
class RuleEditsTest {

    /** What the true compiler made of files, so that a thousand ticks do not compile the same three files again. */
    private static final Map<List<RuleFile>, CompiledRules> COMPILED = new HashMap<>();

    private static final RuleCompiler COMPILER = new RuleCompiler(RuleEditsTest.class.getClassLoader());

    private Set<RuleEntry> lastGood = Set.of();

    @Property(tries = 60)
    void eitherTheNewRulesAreInForceOrTheLastGoodOnes(@ForAll("edits") List<Edit> edits) throws IOException {
        lastGood = Set.of();
        Path home = Files.createTempDirectory("rule-edits");
        try {
            RulesInADirectory rules = new RulesInADirectory(home);
            Files.createDirectories(rules.path());
            for (Edit edit : edits) {
                edit.apply(rules.path(), rules.cache());
                tick(rules);
            }
        } finally {
            new Edit(Edit.Kind.CACHE_DELETED, 0, 0).apply(home, home);
        }
    }

    /** As the host does it: one brain for each tick, asked for a veto, then for a decision, then for what it is. */
    private void tick(RulesInADirectory rules) {
        DroolsBrain brain = brain(rules);

        Future<Optional<Veto>> veto = brain.veto(RulesInADirectory.message());
        Future<Triage> triage = brain.triage(RulesInADirectory.message());
        RuleBook.Status status = answer(brain.status());
        Set<RuleEntry> inForce = Set.copyOf(answer(brain.list()));

        RuleDirectory directory = RuleDirectory.read(rules.path());
        boolean good = directory.problems().isEmpty()
                && !directory.files().isEmpty()
                && compile(directory.files()).problems().isEmpty();
        if (good) {
            lastGood = entries(compile(directory.files()));
        }
        RuleBook.State state = good
                ? RuleBook.State.CURRENT
                : lastGood.isEmpty() ? RuleBook.State.BROKEN : RuleBook.State.LAST_KNOWN_GOOD;
        Statistics.collect(state);
        assertEquals(state, status.state(), status::toString);
        assertEquals(good, status.problems().isEmpty(), status::toString);
        assertEquals(inForce.size(), status.rules());
        if (state == RuleBook.State.BROKEN) {
            assertEachFileByItself(directory, inForce);
        } else {
            assertEquals(lastGood, inForce);
        }
        assertDecidedBy(inForce, directory, veto, triage);
        assertTrue(brain.remember().succeeded());
    }

    private static void assertEachFileByItself(RuleDirectory directory, Set<RuleEntry> inForce) {
        Set<RuleEntry> possible = new HashSet<>();
        for (RuleFile file : directory.files()) {
            possible.addAll(entries(compile(List.of(file))));
        }
        assertTrue(possible.containsAll(inForce), () -> inForce + " is more than " + possible);
        if (possible.stream().map(RuleEntry::name).distinct().count() == possible.size()) {
            assertEquals(possible, inForce);
        }
    }

    /** By the first rule in force, or not at all where what that rule needs is not there. */
    private static void assertDecidedBy(
            Set<RuleEntry> inForce, RuleDirectory directory, Future<Optional<Veto>> veto, Future<Triage> triage) {
        if (triage.failed()) {
            WardenException why = (WardenException) triage.cause();
            assertTrue(why.kind() != ErrorKind.INTERNAL, why::toString);
            boolean needsSomething =
                    inForce.stream().anyMatch(rule -> rule.name().matches(". [34]"));
            assertTrue(needsSomething || inForce.isEmpty(), why::toString);
            assertTrue(veto.failed());
            return;
        }
        assertTrue(veto.succeeded() && veto.result().isEmpty());
        Optional<String> first = inForce.stream()
                .max(Comparator.comparingInt(rule -> Integer.parseInt(rule.salience())))
                .map(RuleEntry::name);
        assertEquals(
                first,
                triage.result() instanceof Triage.Decided decided ? decided.rule() : Optional.empty(),
                () -> directory + ": " + triage.result());
        assertFalse(first.isEmpty()
                && !directory.files().isEmpty()
                && !directory.problems().isEmpty());
    }

    private static DroolsBrain brain(RulesInADirectory rules) {
        FakeContext context = rules.context();
        return new DroolsBrain(context, new RulesInForce(context, RunLimits.USUAL, RuleEditsTest::compile));
    }

    private static CompiledRules compile(List<RuleFile> files) {
        return COMPILED.computeIfAbsent(files, COMPILER::compile);
    }

    private static Set<RuleEntry> entries(CompiledRules rules) {
        return Set.copyOf(rules.places().stream().map(RuleDesk::entry).toList());
    }

    private static <T> T answer(Future<T> future) {
        assertTrue(future.succeeded(), () -> "it failed: " + future.cause());
        return future.result();
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<Edit.Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Edit.Kind.GOOD)), Tuple.of(2, Arbitraries.of(Edit.Kind.class)));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3_000))
                .as(Edit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(16);
    }
}
