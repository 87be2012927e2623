package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are asked without the engine decide, fail and fire as they do with it. */
class DirectRulesTest {

    private static final String OTHER_PACKAGE = """
            package other;
            import dev.opswarden.rules.Message;
            import dev.opswarden.rules.Triage;
            """;

    private RulesInADirectory rules;

    @BeforeEach
    void directory(@TempDir Path home) {
        rules = new RulesInADirectory(home);
    }

    @Test
    void everyShippedRuleIsAskedWithoutTheEngine() {
        Path shipped = Path.of(System.getProperty("shipped.rules"));

        List<RuleOutline> outlines = compiled(shipped).outlines();

        assertEquals(
                List.of(),
                outlines.stream()
                        .filter(each -> each.direct() == null)
                        .map(RuleOutline::fullName)
                        .toList());
    }

    @Test
    void whatIsAskedWithoutTheEngineDecidesTheSame() throws IOException {
        List<String> some = new ArrayList<>();
        int n = 0;
        for (String rule : GeneratedRules.some(120)) {
            // Ten and ten of the same salience, some negative, and higher ones after lower ones.
            String ranked = rule.replaceFirst("salience \\d+", "salience " + (n * 7 % 110 / 10 - 5));
            n++;
            // These say what they say of nearly every message, and hide the others, or need the engine.
            if (!rule.contains("not ") && !rule.contains("exists") && !rule.contains("!=") && !rule.contains("for (")) {
                some.add(ranked);
            }
        }
        rules.file("a.drl", some.toArray(String[]::new));
        CompiledRules compiled = compiled(rules.path());
        assertTrue(compiled.outlines().stream()
                        .filter(each -> each.direct() != null)
                        .count()
                >= 50);

        Set<String> seen = sameDecisions(compiled, GeneratedMail.some(500, 4));

        assertTrue(seen.size() >= 20, () -> "too little was decided to tell: " + seen);
        assertTrue(seen.stream().anyMatch(each -> each.contains("failed")), "nothing has failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message( subject contains \"a\" )",
                "Message( subject contains \"a\", body.length < 200, text not matches \"(?s).*\\\\?.*\" )",
                "Message( priority == \"low\" || labels contains \"x\" )",
                "Message( sender memberOf Lists.of(\"vip\") )",
                "Message( says(subject) )",
                "Triage( decision == \"\" )",
            })
    void whatLooksAtOneFactAtATimeNeedsNoEngine(String condition) throws IOException {
        assertNotNull(outline("", condition, "$t.fyi(\"x\");").direct());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not Message( subject contains \"a\" )",
                "exists Message( subject contains \"a\" )",
                "( Message( subject contains \"a\" ) or Message( subject contains \"b\" ) )",
                "Message( $s : subject, body contains $s )",
                "Message( subject == $t.decision )",
                "Message( $l : labels ) String( this == \"x\" ) from $l",
                "String( this == \"x\" )",
                "eval( 1 == 1 )",
                "accumulate( Message( $s : subject ), $n : count($s); $n > 0 )",
            })
    void whatRelatesFactsToEachOtherNeedsTheEngine(String condition) throws IOException {
        assertNull(outline("", condition, "$t.fyi(\"x\");").direct());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock-on-active true",
                "enabled false",
                "agenda-group \"later\"",
                "activation-group \"one\"",
                "auto-focus true",
                "date-effective \"01-Jan-2026\"",
                "date-expires \"01-Jan-2026\"",
                "timer( int: 5s )",
                "salience ( 3 * 4 )",
            })
    void whatAnAttributePutsOffNeedsTheEngine(String attribute) throws IOException {
        assertNull(outline(attribute, "Message()", "$t.fyi(\"x\");").direct());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$t.fyi($s);",
                "$t.fyi($s + $m.getSender() + $t.getDecision());",
                "$t.fyi($l.isEmpty() ? \"\" : $s);",
                "$t.fyi(String.valueOf($n));",
                "Integer.parseInt($s);",
            })
    void whatIsReadFromTheMessageIsHandedOn(String consequence) throws IOException {
        rules.file(
                "a.drl",
                "rule \"a\" when $t : Triage( undecided )"
                        + " $m : Message( $s : subject, $l : labels, $p : priority, $n : body.substring(40),"
                        + " subject not matches \"Topic.*\" )"
                        + " then " + consequence + " end");
        CompiledRules compiled = compiled(rules.path());
        assertNotNull(compiled.outlines().get(0).direct());

        Set<String> seen = sameDecisions(compiled, GeneratedMail.some(60, 7));

        assertTrue(seen.size() >= 2, seen::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert(\"a fact\");",
                "update($t);",
                "for (int i = 0; i < 2; i++) { $t.fyi(\"x\"); }",
            })
    void whatChangesTheFactsOrMayNotEndNeedsTheEngine(String consequence) throws IOException {
        assertNull(outline("", "Message()", consequence).direct());
    }

    @Test
    void theEngineSaysWhichOfTwoPackagesComesFirst() throws IOException {
        rules.file("a.drl", "rule \"one\" when $t : Triage( undecided ) Message() then $t.fyi(\"one\"); end");
        rules.raw(
                "b.drl",
                OTHER_PACKAGE + "rule \"two\" when $t : Triage( undecided ) Message() then $t.ignore(\"two\"); end\n"
                        + "rule \"first\" salience 1 when $t : Triage() $m : Message( subject contains \"topic\" )"
                        + " then $t.escalate(\"to \" + $m.getSender()); end\n");
        CompiledRules compiled = compiled(rules.path());

        Set<String> seen = sameDecisions(compiled, GeneratedMail.some(100, 5));

        assertTrue(seen.size() >= 2, seen::toString);
    }

    @Test
    void anExpressionThatCanExplodeIsTriedByTheEngineOnly() throws IOException {
        // A function that keeps the trouble to itself: the engine has to be asked all the same.
        rules.file(
                "a.drl",
                "function boolean odd(String text) {"
                        + " try { return text.matches(\"(?=.)(a|aa)+b\"); } catch (RuntimeException e) { return true; } }",
                "rule \"odd\" when $t : Triage() Message( odd(subject) ) then $t.fyi(\"odd\"); end",
                "rule \"even\" when $t : Triage() Message( ) then $t.ignore(\"even\"); end");
        CompiledRules compiled = compiled(rules.path());

        Set<String> seen = sameDecisions(compiled, GeneratedMail.some(20, 6));

        assertEquals(1, seen.size());
        assertTrue(seen.iterator().next().contains("even"), seen::toString);
    }

    /** What was decided with the engine for all, and without it where that is possible; fails where the two disagree. */
    private Set<String> sameDecisions(CompiledRules asked, List<Message> mail) {
        RuleRun direct = run(asked);
        RuleRun engine = run(with(
                asked,
                asked.outlines().stream().map(DirectRulesTest::ofTheEngine).toList()));
        Set<String> seen = new HashSet<>();
        for (Message message : mail) {
            RuleRun.Asked one = direct.askAndTell(MessageFact.of(message));
            RuleRun.Asked other = engine.askAndTell(MessageFact.of(message));
            String decided = other.verdict().asAnswer().toString();
            assertEquals(decided, one.verdict().asAnswer().toString(), () -> "message " + message);
            assertEquals(other.fired(), one.fired(), () -> "message " + message);
            seen.add(decided);
        }
        return seen;
    }

    private static RuleOutline ofTheEngine(RuleOutline outline) {
        return new RuleOutline(
                outline.model(),
                outline.owner(),
                outline.method(),
                outline.fullName(),
                outline.ends(),
                null,
                outline.needs());
    }

    private static CompiledRules with(CompiledRules compiled, List<RuleOutline> outlines) {
        return new CompiledRules(
                compiled.models(), compiled.classes(), compiled.places(), outlines, compiled.problems());
    }

    private RuleOutline outline(String attribute, String condition, String consequence) throws IOException {
        rules.file(
                "a.drl",
                "function boolean says(String text) { return text.contains(\"x\"); }",
                "rule \"a\" " + attribute + " when $t : Triage( undecided ) " + condition + " then " + consequence
                        + " end");
        return compiled(rules.path()).outlines().get(0);
    }

    private CompiledRules compiled(Path path) {
        CompiledRules compiled = new RuleCompiler(getClass().getClassLoader())
                .compile(RuleDirectory.read(path).files());
        assertEquals(List.of(), compiled.problems());
        return compiled;
    }

    private RuleRun run(CompiledRules compiled) {
        return new RuleRun(
                new LoadedRules(compiled, getClass().getClassLoader()),
                new RuleLists(rules.path()),
                new Templates(rules.path()),
                Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC),
                RunLimits.USUAL);
    }
}
