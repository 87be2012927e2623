package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code warden-runtime rules …} as processes: an operator edits, looks, and tries out. */
final class RulesIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String RULE = """
            package triage;
            import dev.opswarden.rules.Message;
            import dev.opswarden.rules.Triage;
            rule "%s"
              salience 5
            when
              $t : Triage( undecided )
              $m : Message( subject matches "(?i).*key.*" )
            then
              $t.%s("because");
            end
            """;

    @TempDir
    Path work;

    private Distribution distribution;
    private ScriptedHub hub;
    private Path rules;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws Exception {
        distribution = new Distribution(work);
        hub = new ScriptedHub();
        rules = Files.createDirectory(work.resolve("rules"));
        Files.writeString(rules.resolve("a.drl"), RULE.formatted("keys", "escalate"));
        environment.put("WARDEN_HUB_URL", hub.url());
        environment.put("WORKER_BRAIN", "drools");
        environment.put("WORKER_RULES_DIR", rules.toString());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theShippedRulesAreWithoutFault() throws Exception {
        environment.remove("WORKER_RULES_DIR");

        Ran check = run("rules", "check");
        JsonNode tested = JSON.readTree(run("rules", "test", "--json").out());
        JsonNode listed = JSON.readTree(run("rules", "list", "--json").out());

        assertEquals(0, check.status(), check::out);
        assertTrue(check.out().startsWith("ok: "), check::out);
        assertEquals(0, tested.at("/failures").size(), tested::toString);
        assertEquals(0, tested.at("/unreached").size(), tested::toString);
        assertTrue(listed.at("/rules").size() > 15, listed::toString);
        assertTrue(listed.at("/rules/0/line").asInt() > 0);
    }

    @Test
    void aMistakeIsPrintedWithItsPlaceAndIsAnExitStatus() throws Exception {
        Files.writeString(rules.resolve("b.drl"), RULE.formatted("b", "fyi").replace("subject", "subjct"));

        Ran text = run("rules", "check");
        Ran json = run("rules", "check", "--json");

        assertEquals(1, text.status());
        assertTrue(
                text.out().startsWith("b.drl:8: unknown field 'subjct' of Message (did you mean 'subject'?)\n"),
                text::out);
        assertEquals(1, json.status());
        JsonNode error = JSON.readTree(json.out()).at("/errors/0");
        assertEquals("b.drl", error.at("/file").asText());
        assertEquals(8, error.at("/line").asInt());
        assertFalse(Files.exists(distribution.home().resolve(".local/state/ops-warden")), "it changed the state");
        assertEquals(
                0,
                run("rules", "check", "--json", rules.toString().replace("rules", "home"))
                        .out()
                        .indexOf("{"));
    }

    @Test
    void aCaseThatFailsIsShownAsADifference() throws Exception {
        Files.createDirectory(rules.resolve("tests"));
        Files.writeString(
                rules.resolve("tests/a.yaml"),
                "- name: a key\n  message: {subject: my key}\n  expect: {decision: reply, rule: keys}\n");

        Ran ran = run("rules", "test");

        assertEquals(1, ran.status());
        assertEquals("""
                FAILED tests/a.yaml: a key
                  decision      expected reply
                                but was  escalate
                1 failed: 1 case
                """, ran.out());
    }

    @Test
    void aMessageIsExplainedFromTheHubAndFromAFile() throws Exception {
        hub.on("/messages/m7", ScriptedHub.json(200, ScriptedHub.message("m7", "Lunch", "Noon?")));
        Path file =
                Files.writeString(work.resolve("message.json"), ScriptedHub.message("m8", "The key", "Where is it?"));

        JsonNode lunch = JSON.readTree(run("rules", "explain", "m7", "--json").out());
        Ran key = run("rules", "explain", file.toString());

        assertEquals("abstain", lunch.at("/answer/decision").asText());
        assertFalse(lunch.at("/rules/0/matched").asBoolean());
        assertEquals(
                "'subject matches \"(?i).*key.*\"' of Message does not hold: subject is \"Lunch\"",
                lunch.at("/rules/0/why").asText());
        assertEquals(0, key.status());
        assertTrue(key.out().contains("+ keys (a.drl:4)\n    it decided: escalate, because"), key::out);
        assertEquals(1, run("rules", "explain", "nobody-knows-it").status());
    }

    @Test
    void aCandidateIsTriedOutOnWhatCameInLately() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(3));
        Path other = Files.createDirectory(work.resolve("candidate"));
        Files.writeString(other.resolve("a.drl"), RULE.formatted("keys", "ignore"));
        assertEquals(0, run("tick").status());

        JsonNode same = JSON.readTree(run("rules", "replay", "--json").out());
        JsonNode changed = JSON.readTree(run("rules", "replay", "--against", other.toString(), "--limit", "2", "--json")
                .out());

        assertEquals(3, same.at("/messages").asInt());
        assertEquals(0, same.at("/changes").size(), same::toString);
        assertEquals(2, changed.at("/messages").asInt());
        assertEquals("escalate", changed.at("/changes/0/before/decision").asText());
        assertEquals("ignore", changed.at("/changes/1/after/decision").asText());
        assertEquals(
                1,
                hub.requests().stream().filter(line -> !line.startsWith("GET ")).count(),
                "the tick's progress note alone");
        JsonNode listed = JSON.readTree(run("rules", "list", "--json").out());
        assertEquals(3, listed.at("/rules/0/decided").asInt());
    }

    @Test
    void aBadEditLeavesTheRulesOfTheLastTickInForce() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(1));
        assertEquals(0, run("tick").status());
        Files.writeString(rules.resolve("a.drl"), "nonsense");
        hub.on("/messages/", ScriptedHub.messages(2));

        JsonNode report = JSON.readTree(run("tick", "--json").out());
        JsonNode status = JSON.readTree(run("status", "--json").out());

        assertEquals(1, report.at("/decisions/escalate").asInt(), report::toString);
        assertEquals(1, report.at("/brains/drools").asInt(), report::toString);
        assertTrue(report.at("/warnings").toString().contains("a.drl:1: "), report::toString);
        assertEquals("last-known-good", status.at("/rules/state").asText(), status::toString);
        assertTrue(status.at("/rules/error").asText().startsWith("a.drl:1: "), status::toString);
        assertTrue(status.at("/rules/since").asText().startsWith("20"), status::toString);
        assertTrue(Files.readString(distribution.home().resolve(".local/state/ops-warden/digest/latest.md"))
                .contains("a.drl:1"));
    }

    private Ran run(String... args) throws Exception {
        return distribution.run(environment, args);
    }
}
