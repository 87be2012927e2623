package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleEntry;
import dev.opswarden.spi.RuleExplanation;
import dev.opswarden.spi.RuleRemark;
import dev.opswarden.spi.RuleTestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator asks of rules. */
class RuleDeskTest {

    private RulesInADirectory rules;

    @BeforeEach
    void directory(@TempDir Path home) {
        rules = new RulesInADirectory(home);
    }

    @Test
    void checkingNamesEveryMistakeAndCountsTheRest() throws IOException {
        rules.file("a.drl", rule("one", 0, "Message( sendr == \"x\" )", "$t.fyi(\"x\");"))
                .file("b.drl", rule("two", 0, "$t.replyFrom(\"none\");"))
                .file("c.drl", rule("three", 0, "Message( sender memberOf Lists.of(\"vip\") )", "$t.fyi(\"x\");"))
                .raw("templates/broken.mustache", "{{#open}}")
                .raw("templates/wrong.mustache", "{{message.sendr}}");

        RuleCheck check = rules.brain().check(rules.path()).result();

        assertEquals(3, check.files());
        assertEquals(2, check.rules());
        Map<String, String> errors =
                check.errors().stream().collect(Collectors.toMap(RuleRemark::file, RuleRemark::toString));
        assertEquals("a.drl:8: unknown field 'sendr' of Message (did you mean 'sender'?)", errors.get("a.drl"));
        assertTrue(
                errors.get("b.drl").startsWith("b.drl:10: template 'none': there is no templates/none.mustache"),
                errors::toString);
        assertTrue(errors.get("c.drl").startsWith("c.drl:8: there is no list 'vip'"), errors::toString);
        assertTrue(errors.containsKey("templates/broken.mustache"), errors::toString);
        assertTrue(errors.get("templates/wrong.mustache").contains("message.sendr"), errors::toString);
        assertEquals(5, errors.size());
        assertFalse(Files.exists(rules.context().goodRulesDirectory()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule \"a\" enabled false when Message() then end                | it is not enabled",
                "rule \"a\" date-expires \"1-Jan-2020\" when Message() then end  | it expired on 1-Jan-2020",
                "rule \"a\" agenda-group \"x\" when Message() then end           | nobody gives the word to agenda-group",
                "rule \"a\" when Triage( !undecided ) then end                   | nothing is decided yet",
                "rule \"a\" when Triage( undecided == false ) then end           | nothing is decided yet",
                "rule \"a\" when Triage( decision == \"reply\" ) then end        | nothing is decided yet",
                "rule \"a\" when Message( priority == \"hgih\" ) then end        | priority is never \"hgih\" (did you",
                "rule \"a\" when Message( sender == \"a\", sender == \"b\" ) then end | sender cannot be both \"a\" and",
                "rule \"a\" timer( int: 1s ) when Message() then end            | it waits for a time to pass",
                "rule \"a\" duration 100 when Message() then end               | it waits for a time to pass",
                "rule \"a\" when Message() from entry-point \"x\" then end      | nobody puts anything in at an entry",
                "rule \"a\" when Message() String() then end                     | no rule puts a String in",
                "rule \"a\" when $s : Integer() then end                         | no rule puts a Integer in",
            })
    void aRuleThatCanNeverFireIsWarnedOf(String rule, String why) throws IOException {
        List<RuleRemark> warnings = check(rule).warnings();

        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(
                warnings.get(0).toString().startsWith("a.drl:5: rule 'a' can never fire: " + why), warnings::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule \"a\" when Message( sender == \"a\" || sender == \"b\" ) then end",
                "rule \"a\" when Message( priority == \"high\", decision : subject ) then end",
                "rule \"a\" date-expires \"1-Jan-2050\" when Message() then end",
                "rule \"a\" timer( int: 0 1s ) when Message() then end",
                "rule \"a\" when $m : Message() String() from $m.labels then end",
                "rule \"a\" when Message() Object() then end",
                "rule \"a\" when Message() then insert(\"x\"); end rule \"b\" when String() then end",
            })
    void aRuleThatCanFireIsNot(String rule) throws IOException {
        assertEquals(List.of(), check(rule).warnings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$t.because(\"x\").fyi(\"y\");            | says because(…) before a decision: write $t.escalate(…).because(…)",
                "$t.fyi(\"x\").priority(\"hgih\");        | gives the priority \"hgih\", which is none of low, normal,",
                "$t.fyi(\"x\"); $t.replyFrom(\"empty\");  | template 'empty' is empty",
                "$t.replyFrom(\"knwon\");                 | create it (did you mean 'known'?)",
                "$t.replyFrom(\"known.mustache\");        | create it (did you mean 'known'?)",
                "Lists.of(\"vip.txt\");                   | create lists/vip.txt.txt (did you mean 'vip'?)",
                "Lists.of(\"VIP\");                       | create lists/VIP.txt (did you mean 'vip'?)",
            })
    void whatWouldCostAMessageIsAnErrorBefore(String consequence, String why) throws IOException {
        rules.raw("templates/known.mustache", "Hello.")
                .raw("templates/empty.mustache", "{{! nothing }}\n")
                .raw("lists/vip.txt", "x");

        List<RuleRemark> errors = check("rule \"a\" when $t : Triage() then\n" + consequence + "\nend")
                .errors();

        assertTrue(errors.get(0).toString().startsWith("a.drl:6: "), errors::toString);
        assertTrue(errors.get(0).text().contains(why), errors::toString);
    }

    @Test
    void aMatchOfAPlainWordIsWarnedOfBecauseItMeansTheWholeText() throws IOException {
        List<RuleRemark> warnings = check("rule \"a\" when Message( text matches \"printer\" ) then end")
                .warnings();

        assertTrue(warnings.get(0).text().contains("for a part of it write \"(?is).*printer.*\""), warnings::toString);
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
    void oneNameInTwoPackagesAndAnExplodingExpressionAreWarnedOf() throws IOException {
        rules.file("a.drl", rule("same", 0, "$t.fyi(\"x\");"))
                .raw(
                        "b.drl",
                        "package other;\nimport dev.opswarden.rules.*;\nrule \"same\" when Message( text matches\n"
                                + " \"(a+)+b\", body matches \"(?=x)(a+)+b\" ) then end");

        List<RuleRemark> warnings = rules.brain().check(rules.path()).result().warnings();

        assertEquals(3, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).toString().startsWith("b.drl:3: another rule is called 'same', at a.drl:5"));
        assertTrue(warnings.get(1).toString().contains("b.drl:4: rule 'same' has a regular expression that can match"));
        assertTrue(warnings.get(1).text().contains("linear matcher"));
        assertTrue(warnings.get(2).text().contains("ended when the time"));
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

    private RuleCheck check(String rule) throws IOException {
        return rules.file("a.drl", rule).brain().check(rules.path()).result();
    }
}
