package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that never comes back costs one message: it is left behind, and the others are decided without it. */
class RunawayTest {

    private static final RunLimits SHORT = new RunLimits(1_000, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 4);

    /** Long after anybody waits for it; but a thread that turned for ever would slow down every test after this one. */
    private static final String FOR_EVER =
            "var end = java.time.Instant.now().plusSeconds(8); while (java.time.Instant.now().isBefore(end)) { }";

    private RulesInADirectory rules;

    @BeforeEach
    void directory(@TempDir Path home) {
        rules = new RulesInADirectory(home);
    }

    @Test
    void aConsequenceThatNeverReturnsCostsItsMessageAndIsSetAsideByName() throws IOException {
        rules.file("a.drl", rule("endless", 9, FOR_EVER), rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = brain();

        WardenException left = failure(brain.triage(message("m1", "s", "b")));

        assertEquals(ErrorKind.TIMEOUT, left.kind());
        assertTrue(
                left.getMessage()
                        .startsWith("rule 'endless' (a.drl:5) did not come back within 1000 ms and is set aside"),
                left.getMessage());
        assertEquals("fine", brain.triage(message("m2", "s", "b")).result().reason());
        RuleBook.Status status = brain.status().result();
        assertEquals(RuleBook.State.BROKEN, status.state());
        assertEquals(
                List.of("a.drl:5: rule 'endless' did not come back and was set aside for the rest of this run"),
                status.problems());
    }

    @Test
    void aRuleThatListensToNothingIsLeftBehindToo() throws IOException {
        rules.file(
                "a.drl",
                rule(
                        "deaf",
                        9,
                        "var end = java.time.Instant.now().plusSeconds(8); while (java.time.Instant.now().isBefore(end))"
                                + " { try { Integer.parseInt(\"x\"); } catch (Throwable e) { } }"),
                rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = brain();

        assertTrue(brain.triage(message("m1", "s", "b")).failed());
        assertEquals("fine", brain.triage(message("m2", "s", "b")).result().reason());
    }

    @Test
    void twoRunawaysCostAMessageEachAndLeaveTheRestAlone() throws IOException {
        rules.file(
                "a.drl",
                rule("endless", 9, "Message( subject == \"one\" )", FOR_EVER),
                rule("endless too", 8, "Message( subject == \"two\" )", FOR_EVER),
                rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = brain();

        assertTrue(failure(brain.triage(message("m1", "one", ""))).getMessage().contains("'endless'"));
        assertTrue(failure(brain.triage(message("m2", "two", ""))).getMessage().contains("'endless too'"));
        for (int i = 3; i < 20; i++) {
            assertEquals(
                    "fine", brain.triage(message("m" + i, "one", "")).result().reason());
        }
    }

    @Test
    void aRunawayHidesNoVeto() throws IOException {
        rules.file("a.drl", rule("endless", 9, FOR_EVER), rule("guard", 0, "$t.veto(\"must not\");"));

        assertEquals("must not", brain().veto(message()).result().orElseThrow().reason());
    }

    @Test
    void aVetoOfTheRunawayItselfStands() throws IOException {
        rules.file("a.drl", rule("endless", 9, "$t.veto(\"said so\"); " + FOR_EVER));

        assertEquals("said so", brain().veto(message()).result().orElseThrow().reason());
    }

    @Test
    void aConditionThatNeverReturnsIsFoundByItsStackAndSetAside() throws IOException {
        rules.file(
                "a.drl",
                "function boolean ever(String s) { " + FOR_EVER + " return s != null; }",
                rule("stuck", 9, "Message( ever(subject) )", "$t.fyi(\"never\");"),
                rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = brain();

        String said = failure(brain.triage(message("m1", "s", "b"))).getMessage();

        assertTrue(said.startsWith("rule 'stuck' (a.drl:6) did not come back"), said);
        assertEquals("fine", brain.triage(message("m2", "s", "b")).result().reason());
    }

    @Test
    void rulesThatHangAgainAndAgainAreNotAskedAnyMore() throws IOException {
        String[] endless = new String[6];
        for (int i = 0; i < endless.length; i++) {
            endless[i] = rule("endless " + i, 9 - i, FOR_EVER);
        }
        rules.file("a.drl", endless);
        DroolsBrain brain = brain();

        assertTrue(failure(brain.triage(message("m1", "s", "b"))).getMessage().contains("'endless 0'"));
        assertEquals(
                "rules did not come back 4 times, and are not asked again in this run",
                failure(brain.triage(message("m2", "s", "b"))).getMessage());
    }

    @Test
    void aRuleThatUsesUpTheStackOrTheMemoryCostsItsMessageOnly() throws IOException {
        rules.file(
                "a.drl",
                rule(
                        "greedy",
                        9,
                        "Message( subject == \"one\" )",
                        "Object o = new long[Integer.MAX_VALUE];" + " $t.fyi(\"\" + o.equals(null));"),
                rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = brain();

        assertTrue(failure(brain.triage(message("m1", "one", ""))).getMessage().contains("'greedy'"));
        assertEquals("fine", brain.triage(message("m2", "two", "")).result().reason());
    }

    @Test
    void whatOneMessageLeavesBehindIsGoneBeforeTheNext() throws IOException {
        rules.file(
                "a.drl",
                rule("leaves", 9, "Message( subject == \"one\" )", "insert(\"left by \" + $m.getId());"),
                "rule \"finds\" salience 5 when $t : Triage() $s : String() then $t.fyi($s); end",
                rule("nothing", 0, "$t.fyi(\"nothing\");"));
        DroolsBrain brain = brain();

        assertEquals(
                "left by m1", brain.triage(message("m1", "one", "")).result().reason());
        assertEquals("nothing", brain.triage(message("m2", "two", "")).result().reason());
        assertEquals(
                "left by m3", brain.triage(message("m3", "one", "")).result().reason());
    }

    private DroolsBrain brain() {
        return new DroolsBrain(rules.context(), new RulesInForce(rules.context(), SHORT));
    }

    private static WardenException failure(Future<?> asked) {
        assertTrue(asked.failed(), () -> "it did not fail but gave " + asked.result());
        return assertInstanceOf(WardenException.class, asked.cause());
    }
}
