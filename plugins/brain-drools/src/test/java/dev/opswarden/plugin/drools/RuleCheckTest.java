package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleRemark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check of a rules directory finds wrong with it before any message comes. */
class RuleCheckTest {

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

    private RuleCheck check(String rule) throws IOException {
        return rules.file("a.drl", rule).brain().check(rules.path()).result();
    }
}
