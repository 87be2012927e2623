package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.plugin.drools.index.RuleOutline;
import dev.opswarden.spi.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rules are asked makes no difference to what is decided: the index leaves out only what cannot match. */
class RuleIndexTest {

    private static final Path SHIPPED =
            Path.of(System.getProperty("shipped.rules")).toAbsolutePath().normalize();

    @Test
    void theShippedRulesDecideTheSameWithTheIndexAndWithout() {
        List<Message> mail = new ArrayList<>(MailSample.messages());
        mail.addAll(GeneratedMail.some(1_000, 1));

        Set<String> seen = sameDecisions(SHIPPED, mail);

        assertTrue(seen.size() >= 2, () -> "too little was decided to tell: " + seen);
    }

    @Test
    void twoHundredRulesDecideTheSameWithTheIndexAndWithout(@TempDir Path home) throws IOException {
        RulesInADirectory rules = new RulesInADirectory(home).file("a.drl", GeneratedRules.some(200));
        List<Message> mail = new ArrayList<>(MailSample.messages());
        mail.addAll(GeneratedMail.some(1_500, 2));

        Set<String> seen = sameDecisions(rules.path(), mail);

        assertTrue(seen.size() >= 60, () -> "too little was decided to tell: " + seen);
    }

    @Test
    void rulesWithoutThoseOfUnclearConditionsDecideTheSame(@TempDir Path home) throws IOException {
        List<String> some = new ArrayList<>();
        for (String rule : GeneratedRules.some(200)) {
            // These throw, or match nearly everything, and hide what the others say.
            if (!rule.contains("parseInt") && !rule.contains("!=") && !rule.contains("not matches \"(?is).*topic")) {
                some.add(rule);
            }
        }
        RulesInADirectory rules = new RulesInADirectory(home).file("a.drl", some.toArray(String[]::new));

        Set<String> seen = sameDecisions(rules.path(), GeneratedMail.some(1_500, 3));

        assertTrue(seen.size() >= 60, () -> "too little was decided to tell: " + seen);
    }

    @Test
    void mostRulesOfTheUsualKindsAreInTheIndex(@TempDir Path home) throws IOException {
        RulesInADirectory rules = new RulesInADirectory(home).file("a.drl", GeneratedRules.some(200));

        List<RuleOutline> outlines = compiled(rules.path()).outlines();

        assertEquals(200, outlines.size());
        assertTrue(outlines.stream().filter(each -> !each.needs().isEmpty()).count() >= 90);
        assertTrue(compiled(SHIPPED).outlines().stream()
                .anyMatch(each -> !each.needs().isEmpty()));
    }

    /** What was decided; fails where the two disagree. */
    private static Set<String> sameDecisions(Path path, List<Message> mail) {
        CompiledRules indexed = compiled(path);
        CompiledRules plain = new CompiledRules(
                indexed.models(),
                indexed.classes(),
                indexed.places(),
                indexed.outlines().stream().map(RuleIndexTest::withoutNeeds).toList(),
                indexed.problems());
        RuleRun one = run(path, indexed);
        RuleRun other = run(path, plain);
        Set<String> seen = new HashSet<>();
        for (Message message : mail) {
            RuleRun.Asked fast = one.askAndTell(MessageFact.of(message));
            RuleRun.Asked slow = other.askAndTell(MessageFact.of(message));
            String decided = slow.verdict().asAnswer().toString();
            assertEquals(decided, fast.verdict().asAnswer().toString(), () -> "message " + message);
            assertEquals(slow.fired(), fast.fired(), () -> "message " + message);
            seen.add(decided);
        }
        return seen;
    }

    private static RuleOutline withoutNeeds(RuleOutline outline) {
        return new RuleOutline(
                outline.model(), outline.owner(), outline.method(), outline.fullName(), false, null, List.of());
    }

    private static CompiledRules compiled(Path path) {
        CompiledRules rules = new RuleCompiler(RuleIndexTest.class.getClassLoader())
                .compile(RuleDirectory.read(path).files());
        assertEquals(List.of(), rules.problems());
        return rules;
    }

    private static RuleRun run(Path path, CompiledRules rules) {
        return new RuleRun(
                new LoadedRules(rules, RuleIndexTest.class.getClassLoader()),
                new RuleLists(path),
                new Templates(path),
                Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC),
                RunLimits.USUAL);
    }
}
