package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that fails costs its own message, says which rule it was, and hides no veto. */
class RuleMistakesTest {

    private static final String EVER_MORE = "insert(new String(\"again\" + $m.getId() + java.util.UUID.randomUUID()));";

    private RulesInADirectory rules;

    @BeforeEach
    void directory(@TempDir Path home) {
        rules = new RulesInADirectory(home);
    }

    @Test
    void aConsequenceThatThrowsCostsItsMessageOnly() throws IOException {
        rules.file(
                "a.drl",
                rule("bad", 10, "Message( subject == \"bad\" )", "Integer.parseInt($m.getBody());"),
                rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = rules.brain();

        assertEquals(
                "rule 'bad' (a.drl:5) failed: NumberFormatException",
                failure(brain.triage(message("m1", "bad", "text of the message")))
                        .getMessage());
        assertEquals("fine", brain.triage(message("m2", "good", "")).result().reason());
    }

    @Test
    void anErrorOrAnEndlessRecursionCostsItsMessageOnly() throws IOException {
        rules.file(
                "a.drl",
                "function int down(int n) { return down(n + 1) + 1; }",
                rule("deep", 10, "Message( subject == \"deep\" )", "down(0);"),
                rule("error", 10, "Message( subject == \"error\" )", "throw new AssertionError(\"no\");"),
                rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = rules.brain();

        assertTrue(failure(brain.triage(message("m1", "deep", ""))).getMessage().contains("StackOverflowError"));
        assertTrue(
                failure(brain.triage(message("m2", "error", ""))).getMessage().contains("'error'"));
        assertEquals("fine", brain.triage(message("m3", "good", "")).result().reason());
    }

    @Test
    void aConditionThatThrowsNamesTheRuleAndTheConstraint() throws IOException {
        rules.file("a.drl", rule("bad", 0, "Message( Integer.parseInt(subject) > 3 )", "$t.fyi(\"x\");"));

        String said = failure(rules.brain().triage(message())).getMessage();

        assertTrue(said.contains("Integer.parseInt(subject) > 3"), said);
        assertTrue(said.contains("\"bad\" in a.drl"), said);
    }

    @Test
    void aFailingRuleHidesNoVeto() throws IOException {
        rules.file(
                "a.drl",
                rule("bad", 30, "Integer.parseInt($m.getBody());"),
                rule("bad too", 20, "$t.replyFrom(\"no-such-template\");"),
                rule("endless", 10, EVER_MORE),
                rule("and on", 10, "String()", EVER_MORE.replace("$m.getId()", "$m")),
                rule("guard", 0, "$t.veto(\"must not\");"));

        assertEquals(
                "must not", rules.brain().veto(message()).result().orElseThrow().reason());
    }

    @Test
    void whereARuleFailedNobodyKnowsWhetherItWouldHaveObjected() throws IOException {
        rules.file(
                "a.drl", rule("good", 10, "$t.reply(\"Hello.\");"), rule("bad", 0, "Integer.parseInt($m.getBody());"));
        DroolsBrain brain = rules.brain();

        assertTrue(failure(brain.veto(message())).getMessage().contains("rule 'bad' (a.drl:12) failed"));
        assertTrue(failure(brain.triage(message())).getMessage().contains("rule 'bad' (a.drl:12) failed"));
    }

    @Test
    void anUnknownPriorityIsQuotedWithWhatIsAccepted() throws IOException {
        assertEquals(
                "rule 'only' (a.drl:5) failed: priority 'hgih' is none of 'low', 'normal', 'high' and 'urgent'",
                mistake("$t.fyi(\"x\").priority(\"hgih\");"));
    }

    @Test
    void whatComesBeforeADecisionIsToldWhereItBelongs() throws IOException {
        String said = mistake("$t.label(\"x\");");

        assertTrue(said.contains("label(…) comes before a decision"), said);
    }

    @Test
    void aReplyWithoutTextOrOfAnyLengthIsRefused() throws IOException {
        assertTrue(mistake("$t.reply(\" \");").contains("the reply is empty"));
        assertTrue(mistake("$t.reply(\"x\".repeat(100_001));").contains("100000 are allowed"));
        assertTrue(mistake("$t.reply(null);").contains("reply(…) was given null"));
        assertTrue(mistake("$t.escalate(null);").contains("escalate(…) was given null"));
    }

    @Test
    void aListThatIsMissingIsNamedWithTheFileToCreate() throws IOException {
        rules.file("a.drl", rule("vip", 0, "Message( sender memberOf Lists.of(\"vip\") )", "$t.fyi(\"x\");"));

        String said = failure(rules.brain().triage(message())).getMessage();

        assertTrue(said.contains("there is no list 'vip': create lists/vip.txt"), said);
        assertTrue(said.contains("\"vip\" in a.drl"), said);
    }

    @Test
    void namesWithAPathInThemAreRefused() throws IOException {
        rules.raw("secret.txt", "x").raw("secret.mustache", "x");

        assertTrue(mistake("Lists.of(\"../secret\");").contains("list '../secret' is no name"));
        assertTrue(mistake("$t.replyFrom(\"../secret\");").contains("template '../secret' is no name"));
        assertTrue(mistake("$t.replyFrom(\"/etc/passwd\");").contains("is no name"));
        assertTrue(mistake("$t.replyFrom(\"..\");").contains("is no name"));
    }

    @Test
    void rulesThatBringEachOtherAboutAreStopped() throws IOException {
        rules.file(
                "a.drl", rule("start", 0, EVER_MORE), rule("on", 0, "String()", EVER_MORE.replace("$m.getId()", "$m")));

        WardenException stopped = failure(rules.brain().triage(message()));

        assertEquals(ErrorKind.REFUSED, stopped.kind());
        assertTrue(stopped.getMessage().contains("rules fired 1000 times for one message"), stopped.getMessage());
        assertTrue(stopped.getMessage().contains("'on'"), stopped.getMessage());
    }

    @Test
    void rulesThatTakeTooLongAreStopped() throws IOException {
        rules.file(
                "a.drl", rule("start", 0, EVER_MORE), rule("on", 0, "String()", EVER_MORE.replace("$m.getId()", "$m")));
        RuleCompiler compiler = new RuleCompiler(getClass().getClassLoader());
        CompiledRules compiled =
                compiler.compile(RuleDirectory.read(rules.path()).files());
        RuleRun run = new RuleRun(
                new LoadedRules(compiled, getClass().getClassLoader()),
                new RuleLists(rules.path()),
                new Templates(rules.path()),
                Clock.systemUTC(),
                new RunLimits(Integer.MAX_VALUE, Duration.ofMillis(20), Duration.ofSeconds(20), 1, 2));

        Verdict verdict = run.ask(MessageFact.of(message()));

        assertEquals(ErrorKind.TIMEOUT, verdict.failure().kind());
        assertTrue(verdict.failure().getMessage().startsWith("rules took longer than 20 ms"));
    }

    @Test
    void aMessageWithTheSameIdAndAnotherTextIsAnotherMessage() throws IOException {
        rules.file("a.drl", rule("echo", 0, "$t.fyi($m.getSubject());"));
        DroolsBrain brain = rules.brain();

        for (Message message : List.of(message("m1", "one", ""), message("m1", "two", ""))) {
            assertEquals(message.subject(), brain.triage(message).result().reason());
        }
    }

    private String mistake(String consequence) throws IOException {
        rules.file("a.drl", rule("only", 0, consequence));
        return failure(rules.brain().triage(message())).getMessage();
    }

    private static WardenException failure(Future<?> asked) {
        assertTrue(asked.failed(), () -> "it did not fail but gave " + asked.result());
        return assertInstanceOf(WardenException.class, asked.cause());
    }
}
