package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that come to an end by themselves run on the thread that asks; whatever is in doubt gets one of its own. */
class EndingRulesTest {

    private RulesInADirectory rules;

    @BeforeEach
    void directory(@TempDir Path home) {
        rules = new RulesInADirectory(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$t.fyi(\"x\");",
                "$t.escalate(\"from \" + $m.getSender()).priority(\"high\").label(\"a\");",
                "if ($m.getSubject().isEmpty()) { $t.fyi(\"x\"); } else { $t.ignore(\"y\"); }",
                "switch ($m.getPriority()) { case \"low\": $t.ignore(\"\"); break; default: $t.fyi(\"x\"); }",
                "if (Lists.of(\"vip\").contains($m.getSender())) { $t.fyi(\"x\"); }",
                "$t.fyi(shout($m.getSubject()));",
                "insert(\"a fact\");",
                "$t.replyFrom(\"known\");",
                "throw new IllegalStateException(\"x\");",
                "$t.fyi(\"\" + $m.getSentAt().atZone(java.time.ZoneId.of(\"UTC\")).getDayOfWeek());",
            })
    void whatGoesStraightOnEnds(String consequence) throws IOException {
        assertTrue(ends(consequence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "for (int i = 0; i < 3; i++) { $t.label(\"x\"); }",
                "for (String label : $m.getLabels()) { $t.label(label); }",
                "do { $t.label(\"x\"); } while ($m != null);",
                "$m.getLabels().forEach(label -> $t.label(label));",
                "$t.fyi(again($m.getSubject()));",
                "$t.fyi(once($m.getSubject()));",
                "java.util.stream.Stream.iterate(1, x -> x).count();",
                "$t.fyi(\"x\".repeat(3));",
                "$t.fyi($m.getBody().replaceAll(\"(a+)+b\", \"\"));",
                "$t.fyi(\"\" + java.math.BigInteger.TWO.pow(3));",
                "$t.fyi(\"\" + java.util.Collections.nCopies(3, 3).hashCode());",
                "$t.fyi(\"\" + java.util.List.of(1).hashCode());",
                "new Object() { void more() { more(); } }.more();",
                "java.util.function.Supplier<String> s = () -> again(\"x\"); $t.fyi(s.get());",
            })
    void aLoopARecursionOrAnythingThatCanTakeLongIsInDoubt(String consequence) throws IOException {
        assertEquals(false, ends(consequence));
    }

    @Test
    void aDoubtfulRuleLeavesTheOthersAsTheyAre() throws IOException {
        rules.file("a.drl", rule("loop", 9, "while (true) { }"), rule("plain", 0, "$t.fyi(\"x\");"));

        assertEquals(
                List.of(false, true),
                compiled().outlines().stream().map(each -> each.ends()).toList());
    }

    @Test
    void aQueryOrACollectionIsInDoubtBecauseTheEngineItselfGoesRoundForIt() throws IOException {
        rules.file(
                "a.drl",
                "query known(String s) String( this == s ) end",
                "rule \"asks\" when Message( $s : subject ) known($s;) then end",
                "rule \"collects\" when java.util.List() from collect( Message() ) then end",
                "rule \"from\" when $m : Message() String() from $m.labels then end");

        assertEquals(
                0, compiled().outlines().stream().filter(each -> each.ends()).count());
    }

    @Test
    void aRuleThatTriesEveryFactWithEveryOtherIsInDoubt() throws IOException {
        rules.file(
                "a.drl",
                "declare Topic name : String end",
                "rule \"one\" when Message() Topic( name == \"x\" ) then end",
                "rule \"two\" when Message() Topic() Topic() then end",
                "rule \"three\" when Message() not( String() and Topic() ) then end");

        assertEquals(
                List.of(true, false, false),
                compiled().outlines().stream().map(each -> each.ends()).toList());
    }

    @Test
    void aTemplateThatTakesForEverCostsItsMessageOnly() throws IOException {
        String twice = "{{> deep}}{{> deep}}";
        rules.raw("templates/deep.mustache", twice)
                .file(
                        "a.drl",
                        rule("slow", 9, "Message( subject == \"one\" )", "$t.replyFrom(\"deep\");"),
                        rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = new DroolsBrain(
                rules.context(),
                new RulesInForce(
                        rules.context(), new RunLimits(1_000, Duration.ofSeconds(1), Duration.ofMillis(300), 1, 4)));

        assertTrue(brain.triage(message("m1", "one", "")).failed());
        assertEquals("fine", brain.triage(message("m2", "two", "")).result().reason());
    }

    private boolean ends(String consequence) throws IOException {
        rules.raw("lists/vip.txt", "x")
                .file(
                        "a.drl",
                        "function String shout(String text) { return text.toUpperCase(); }",
                        "function String again(String text) { return once(text); }",
                        "function String once(String text) { return again(text + \"x\"); }",
                        rule("one", 0, consequence));
        return compiled().outlines().get(0).ends();
    }

    private CompiledRules compiled() {
        CompiledRules compiled = new RuleCompiler(getClass().getClassLoader())
                .compile(RuleDirectory.read(rules.path()).files());
        assertEquals(List.of(), compiled.problems());
        return compiled;
    }
}
