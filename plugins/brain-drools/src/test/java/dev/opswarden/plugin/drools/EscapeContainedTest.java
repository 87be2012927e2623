package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules may say, and what would do harm if it were not contained: it costs its message, or does nothing. */
class EscapeContainedTest extends EscapeSetUp {

    private static final RunLimits SHORT = new RunLimits(1_000, Duration.ofSeconds(2), Duration.ofMillis(2_500), 2, 4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$t.fyi(java.time.ZoneId.of(\"../../etc/passwd\").getId()); | DateTimeException",
                "$t.fyi(deeper(\"\")); | StackOverflowError",
                "$t.fyi(\"x\"); update($m); | fired 1000 times",
                "throw new Error(); | Error",
                "$t.replyFrom(\"../../../etc/passwd\"); | is no name",
                "$t.fyi(\"\" + Lists.of(\"../../../etc/passwd\")); | is no name",
                "$t.replyFrom(\"classes\"); | class",
                "$t.replyFrom(\"outside\"); | is no name",
            })
    void itsOwnMessageIsAllThatARuleCosts(EscapeAttempt attempt) throws IOException {
        desk.rules()
                .raw("templates/classes.mustache", "{{message.class.name}}")
                .raw("templates/outside.mustache", "{{> ../../secret}}")
                .file(
                        "a.drl",
                        "function String deeper(String s) { return deeper(s) + s; }",
                        rule("greedy", 9, "Message( subject == \"one\" )", attempt.code()),
                        rule("good", 0, "$t.ignore(\"fine\");"));
        DroolsBrain brain = new DroolsBrain(
                desk.rules().context(), new RulesInForce(desk.rules().context(), SHORT));

        Future<?> asked = brain.triage(message("m1", "one", ""));

        assertTrue(asked.failed(), () -> "it gave " + asked.result());
        assertTrue(asked.cause().getMessage().contains(attempt.named()), asked.cause()::getMessage);
        assertEquals("fine", brain.triage(message("m2", "two", "")).result().reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"x\" @Note( System.exit(3) ) when $t : Triage() then $t.fyi(\"here\"); end",
                "declare Fact @duration( System.exit(3) ) n : int end rule \"r\" when $t : Triage() then $t.fyi(\"here\"); end",
                "declare dev.opswarden.rules.Triage end rule \"r\" when $t : Triage() then $t.fyi(\"here\"); end",
                "declare dev.opswarden.rules.Message @role( event ) end"
                        + " rule \"r\" when $t : Triage() Message() then $t.fyi(\"here\"); end",
                "rule \"r\" when $t : Triage() then $t.fyi(\"here\"); end"
                        + " rule \"never\" when $t : Triage() Message() from entry-point \"elsewhere\" then $t.veto(\"no\"); end",
            })
    void whatLooksLikeAWayOutDoesNothing(String attempt) throws IOException {
        desk.rules().file("a.drl", attempt);

        assertEquals("here", desk.rules().brain().triage(message()).result().reason());
    }

    /** The engine would go round until the memory is used up, and take the process with it. */
    @Test
    void queriesThatAskThemselvesAreRefused() throws IOException {
        desk.rules().file("good.drl", rule("good", -5, "$t.ignore(\"fine\");"));

        String problem = desk.refusal("query here(String s) there(s;) end\nquery there(String s) here(s;) end\n"
                + rule("asks", 9, "Message()\n  here(\"x\";)", "$t.fyi(\"never\");"));

        assertTrue(problem.contains("a.drl:5: query 'here' asks itself"), problem);
        assertTrue(problem.contains("a.drl:6: query 'there' asks itself"), problem);
        assertEquals("fine", desk.rules().brain().triage(message()).result().reason());
    }

    @Test
    void aListIsWordsWhateverItHolds() throws IOException {
        desk.rules()
                .raw(
                        "lists/vip.txt",
                        "\") || true\n${jndi:ldap://x}\n*/\n../../etc/passwd\nalice@example.org\n\u0000\n")
                .file(
                        "a.drl",
                        rule("listed", 9, "Message( sender memberOf Lists.of(\"vip\") )", "$t.fyi(\"listed\");"));

        assertEquals("listed", desk.rules().brain().triage(message()).result().reason());
        assertTrue(Files.notExists(desk.witness()));
    }
}
