package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.decided;
import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule can read and say (contract, section 6). */
class VocabularyTest {

    private RulesInADirectory rules;

    @BeforeEach
    void directory(@TempDir Path home) {
        rules = new RulesInADirectory(home);
    }

    @Test
    void everyFieldOfTheMessageCanBeAskedFor() throws IOException {
        rules.file(
                "a.drl",
                rule(
                        "fields",
                        0,
                        "Message( id == \"m1\", sender == \"Alice <Alice@Example.org>\", recipient == \"ops-warden\","
                                + " subject == \"Subject\", body == \"Body\", text == \"Subject\\nBody\","
                                + " threadId == \"thread-m1\", sentAt != null, priority == \"high\","
                                + " labels contains \"ops\" )",
                        "$t.fyi($m.getId() + $m.getSentAt());"));

        assertEquals("m12026-11-20T09:00:00Z", decided(rules.brain()).reason());
    }

    @Test
    void everyVerbIsADecisionOfItsOwn() throws IOException {
        assertEquals(Decision.REPLY, said("$t.reply(\"Hello.\");").decision());
        assertEquals(Decision.ESCALATE, said("$t.escalate(\"x\");").decision());
        assertEquals(Decision.FYI, said("$t.fyi(\"x\");").decision());
        assertEquals(Decision.IGNORE, said("$t.ignore(\"x\");").decision());
    }

    @Test
    void reasonPriorityLabelsAndTheRulesNameComeWithTheDecision() throws IOException {
        Triage.Decided decided = said(
                "$t.reply(\"Hello.\").because(\"asks\").priority(\"Urgent\").label(\"a\").label(\"b\").label(\"a\");");

        assertEquals("Hello.", decided.body());
        assertEquals("asks", decided.reason());
        assertEquals(Priority.URGENT, decided.priority());
        assertEquals(List.of("a", "b"), decided.labels());
        assertEquals(Optional.of("only"), decided.rule());
    }

    @Test
    void aRuleThatGivesNoReasonIsTheReason() throws IOException {
        assertEquals("rule 'only'", said("$t.reply(\"Hello.\");").reason());
        assertEquals("rule 'only'", said("$t.escalate(\"\");").reason());
    }

    @Test
    void becauseReplacesTheReason() throws IOException {
        assertEquals(
                "second", said("$t.escalate(\"first\").because(\"second\");").reason());
    }

    @Test
    void aDeferralHandsOnWithItsReason() throws IOException {
        rules.file("a.drl", rule("last", 0, "$t.defer(\"nothing known\").priority(\"low\");"));

        Triage.Deferred deferred =
                (Triage.Deferred) rules.brain().triage(message()).result();

        assertEquals("nothing known", deferred.reason());
        assertEquals(Optional.of("last"), deferred.rule());
        assertEquals(Priority.LOW, deferred.priority());
    }

    @Test
    void noRuleThatAppliesIsAnAbstention() throws IOException {
        rules.file("a.drl", rule("never", 0, "Message( subject == \"another\" )", "$t.fyi(\"x\");"));

        assertEquals(
                Triage.abstain("no rule applies"),
                rules.brain().triage(message()).result());
    }

    @Test
    void theFirstDecisionStandsAndLaterOnesAreNoError() throws IOException {
        rules.file(
                "a.drl",
                rule("second", 10, "$t.ignore(\"second\").priority(\"nonsense\").label(\"late\");"),
                rule("third", 5, "$t.replyFrom(\"no-such-template\");"),
                rule("first", 20, "$t.fyi(\"first\").label(\"early\");"));

        Triage.Decided decided = decided(rules.brain());

        assertEquals("first", decided.reason());
        assertEquals(List.of("early"), decided.labels());
        assertEquals(Priority.NORMAL, decided.priority());
    }

    @Test
    void aVetoCountsThoughAnotherRuleDecidedBefore() throws IOException {
        rules.file(
                "a.drl",
                rule("first", 20, "$t.reply(\"Hello.\");"),
                rule("guard", -20, "$t.veto(\"must not\").priority(\"high\").label(\"guarded\");"),
                rule("second guard", -30, "$t.veto(\"neither\").priority(\"low\");"));
        DroolsBrain brain = rules.brain();

        Veto veto = brain.veto(message()).result().orElseThrow();

        assertEquals(new Veto("must not", Optional.of("guard"), Priority.HIGH, List.of("guarded")), veto);
        assertEquals(veto.asEscalation(), brain.triage(message()).result());
    }

    @Test
    void noVetoIsNoObjection() throws IOException {
        rules.file("a.drl", rule("first", 20, "$t.reply(\"Hello.\");"));

        assertEquals(Optional.empty(), rules.brain().veto(message()).result());
    }

    @Test
    void rulesReadWhatWasDecided() throws IOException {
        rules.file(
                "a.drl",
                rule("first", 20, "$t.fyi(\"x\");"),
                rule("guard", 10, "if (!$t.isUndecided()) { $t.veto(\"after \" + $t.getDecision()); }"));

        assertEquals(
                "after fyi",
                rules.brain().veto(message()).result().orElseThrow().reason());
    }

    @Test
    void aListIsComparedWithoutRegardToCaseAndByTheAddressToo() throws IOException {
        rules.raw("lists/vip.txt", "# people\n\n  alice@example.org   # the boss\n")
                .file("a.drl", rule("vip", 0, "Message( sender memberOf Lists.of(\"vip\") )", "$t.fyi(\"vip\");"));

        assertEquals("vip", decided(rules.brain()).reason());
    }

    @Test
    void aListCanBeAskedInEveryWayThatRulesHave() throws IOException {
        rules.raw("lists/vip.txt", "bob")
                .file(
                        "a.drl",
                        rule(
                                "not in it",
                                0,
                                "Message( sender not memberOf Lists.of(\"vip\"), !Lists.of(\"vip\").contains(subject) )",
                                "if (Lists.of(\"vip\").contains(\"BOB\")) { $t.fyi(\"asked\"); }"));

        assertEquals("asked", decided(rules.brain()).reason());
    }

    @Test
    void rulesWithADateSeeToday() throws IOException {
        rules.file(
                "a.drl",
                "rule \"over\" salience 2 date-expires \"01-Jan-2026\" when $t : Triage() then $t.fyi(\"over\"); end",
                "rule \"now\" salience 1 date-effective \"01-Jan-2026\" when $t : Triage() then $t.fyi(\"now\"); end");

        assertEquals("now", decided(rules.brain()).reason());
    }

    @Test
    void aLongReasonIsCutToOneLine() throws IOException {
        String reason = said("$t.fyi(\"a\\n\\tb\" + \"x \".repeat(2_000));").reason();

        assertTrue(reason.startsWith("a bx x x") && reason.endsWith("x…"), reason);
        assertTrue(reason.length() > 900 && reason.length() <= 1_001, reason);
    }

    private Triage.Decided said(String consequence) throws IOException {
        return decided(rules.file("a.drl", rule("only", 0, consequence)).brain());
    }
}
