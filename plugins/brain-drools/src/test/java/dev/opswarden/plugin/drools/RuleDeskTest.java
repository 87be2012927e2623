package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleEntry;
import dev.opswarden.spi.RuleExplanation;
import dev.opswarden.spi.RuleTestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator asks of rules: cases, a list, explanations, and what a candidate would answer. */
class RuleDeskTest {

    private RulesInADirectory rules;

    @BeforeEach
    void directory(@TempDir Path home) {
        rules = new RulesInADirectory(home);
    }

    @Test
    void aConditionThatNeverComesBackHangsNoExplanation() throws IOException {
        rules.file(
                "a.drl",
                "function boolean ever(String s) { var end = java.time.Instant.now().plusSeconds(20);"
                        + " while (java.time.Instant.now().isBefore(end)) { } return s == null; }",
                "rule \"stuck\" salience 9 when Message( priority == \"high\", ever(subject) ) then end",
                rule("good", 0, "$t.fyi(\"fine\");"));

        RuleExplanation explanation = rules.brain().explain(message()).result();

        assertTrue(explanation.rules().toString().contains("did not come back"), explanation::toString);
    }

    @Test
    void casesThatFailAreToldFieldByField() throws IOException {
        rules.file(
                        "a.drl",
                        rule("one", 5, "Message( subject == \"one\" )", "$t.reply(\"Hello.\").priority(\"low\");"),
                        rule("two", 0, "$t.veto(\"no\");"))
                .raw("tests/a.yaml", """
                        - name: right
                          message: { subject: one }
                          expect: { decision: veto, rule: two }
                        - name: wrong
                          message: { subject: one, sender: bob }
                          expect: { decision: reply, priority: high, body_contains: Hello }
                        - name: mistyped
                          mesage: { subject: one }
                          expect: { decision: reply }
                        - name: no such decision
                          message: { subject: one }
                          expect: { decision: rely }
                        """)
                .raw("tests/b.yaml", "name: [")
                .raw("tests/c.yaml", "a: b");

        RuleTestRun run = rules.brain().test(rules.path()).result();

        assertEquals(4, run.cases());
        assertEquals(List.of("one"), run.unreached());
        assertEquals(
                List.of("wrong", "mistyped", "no such decision", "", ""),
                run.failures().stream().map(RuleTestRun.Failure::name).toList());
        assertEquals(
                List.of(
                        new RuleTestRun.Difference("body_contains", "Hello", ""),
                        new RuleTestRun.Difference("decision", "reply", "veto"),
                        new RuleTestRun.Difference("priority", "high", "normal")),
                run.failures().get(0).differences());
        assertEquals(
                "unknown field 'mesage' (did you mean 'message'?)",
                run.failures().get(1).error());
        assertEquals(
                "unknown decision 'rely' (did you mean 'reply'?)",
                run.failures().get(2).error());
        assertTrue(run.failures().get(3).error().startsWith("it is no YAML: "));
        assertTrue(run.failures().get(4).error().startsWith("it holds no list of cases"));
    }

    @Test
    void rulesAreListedWithTheirPlaces() throws IOException {
        rules.file("a.drl", rule("one", -5, "$t.fyi(\"x\");"), "rule \"two\" salience ( 3 + 4 ) when then end");

        assertEquals(
                List.of(new RuleEntry("one", "a.drl", 5, "-5"), new RuleEntry("two", "a.drl", 12, "(3+4)")),
                rules.brain().list().result());
    }

    @Test
    void anExplanationNamesTheFirstConditionThatFailedAndWhatItSaw() throws IOException {
        rules.file(
                        "a.drl",
                        rule("decides", 9, "Message( subject == \"Subject\" )", "$t.fyi(\"it fits\");"),
                        rule("comes later", 5, "$t.fyi(\"later\");"),
                        rule("other subject", 4, "Message( sender != null, subject == \"Other\" )", "$t.fyi(\"x\");"),
                        rule("either", 3, "Message( subject == \"Other\" || body == \"None\" )", "$t.fyi(\"x\");"),
                        rule("list", 2, "Message( sender memberOf Lists.of(\"vip\") )", "$t.fyi(\"x\");"),
                        rule("text", 1, "Message( text matches \"(?s).*nothing.*\" )", "$t.fyi(\"x\");"),
                        "rule \"bound\" when $m : Message( $l : body.length ) Message( subject.length < $l ) then end",
                        "rule \"there\" when Message() exists( Message( priority == \"low\" ) ) then end",
                        "rule \"not there\" when Message() not( Message( priority == \"high\" ) ) then end",
                        "rule \"none\" when String() then end")
                .raw("lists/vip.txt", "bob\n");

        RuleExplanation explained = rules.brain().explain(message()).result();

        assertEquals(new RuleAnswer("fyi", Optional.of("decides"), Priority.NORMAL, "it fits", ""), explained.answer());
        Map<String, String> why = explained.rules().stream()
                .collect(Collectors.toMap(verdict -> verdict.rule().name(), RuleExplanation.Verdict::why));
        assertEquals("it decided: fyi, it fits", why.get("decides"));
        assertEquals("it matched, but another rule decided before it", why.get("comes later"));
        assertEquals(
                "'subject == \"Other\"' of Message does not hold: subject is \"Subject\"", why.get("other subject"));
        assertEquals(
                "'subject == \"Other\" || body == \"None\"' of Message does not hold: subject is \"Subject\","
                        + " body is \"Body\"",
                why.get("either"));
        assertEquals(
                "'sender memberOf Lists.of(\"vip\")' of Message does not hold: sender is \"Alice <Alice@Example.org>\"",
                why.get("list"));
        assertEquals(
                "'text matches \"(?s).*nothing.*\"' of Message does not hold: text is \"Subject Body\"",
                why.get("text"));
        assertEquals("'subject.length < $l' of Message does not hold: subject is \"Subject\"", why.get("bound"));
        assertEquals("'priority == \"low\"' of Message does not hold: priority is \"high\"", why.get("there"));
        assertEquals("what must not be there is there", why.get("not there"));
        assertEquals("there is no String to be found", why.get("none"));
        assertEquals(
                List.of("decides", "comes later"),
                explained.rules().stream()
                        .filter(RuleExplanation.Verdict::matched)
                        .map(verdict -> verdict.rule().name())
                        .toList());
    }

    @Test
    void aCandidateAnswersFromItsOwnDirectory(@TempDir Path other) throws IOException {
        rules.file("a.drl", rule("one", 0, "$t.fyi(\"one\");"));
        RulesInADirectory candidate = new RulesInADirectory(other)
                .file("a.drl", rule("two", 0, "$t.replyFrom(\"two\");"))
                .raw("templates/two.mustache", "Two for {{message.sender}}");
        DroolsBrain brain = rules.brain();

        assertEquals(
                "one",
                brain.answers(Optional.empty(), List.of(message()))
                        .result()
                        .get(0)
                        .reason());
        assertEquals(
                "Two for Alice <Alice@Example.org>",
                brain.answers(Optional.of(candidate.path()), List.of(message()))
                        .result()
                        .get(0)
                        .body());
        candidate.file("b.drl", "nonsense");
        assertTrue(brain.answers(Optional.of(candidate.path()), List.of(message()))
                .cause()
                .getMessage()
                .contains("do not compile: b.drl:5: "));
    }
}
