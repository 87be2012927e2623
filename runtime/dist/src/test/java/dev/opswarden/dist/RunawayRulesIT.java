package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that really never end, in a process of their own. */
final class RunawayRulesIT {

    private static final String HEADER = """
            package triage;
            import dev.opswarden.rules.Message;
            import dev.opswarden.rules.Triage;
            """;

    @TempDir
    Path work;

    private Distribution distribution;
    private ScriptedHub hub;
    private Path rules;

    @BeforeEach
    void start() throws Exception {
        distribution = new Distribution(work);
        hub = new ScriptedHub();
        rules = Files.createDirectory(work.resolve("rules"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void rulesThatNeverEndCostAMessageEachAndTheTickGoesOn() throws Exception {
        rule("a.drl", "first loop", 20, "id == \"m0\"", "while (true) { }");
        rule("b.drl", "second loop", 19, "id == \"m1\"", "for (int i = 0; true; i++) { }");
        rule("c.drl", "anything", 0, "subject != null", "$t.fyi(\"seen\");");
        hub.on("/messages/", ScriptedHub.messages(12));

        JsonNode report = tick();

        assertEquals("drafted", report.at("/outcome").asText(), report::toString);
        assertEquals(12, report.at("/messages/new").asInt());
        assertEquals(0, report.at("/messages/left_for_next_tick").asInt());
        // What runs beside a runaway may be at work when it is set aside; nothing after it is touched.
        assertEquals(10, report.at("/brains/drools").asInt(), report::toString);
        assertEquals(2, report.at("/brains/engine").asInt(), report::toString);
        assertEquals(2, report.at("/fallbacks").size());
        String why = report.at("/fallbacks").toString();
        assertTrue(why.contains("rule 'first loop' (a.drl:4) did not come back"), why);
        assertTrue(why.contains("rule 'second loop' (b.drl:4) did not come back"), why);
        assertTrue(report.at("/warnings").toString().contains("a.drl:4: rule 'first loop'"), report::toString);
    }

    @Test
    void aRuleThatWouldEndTheProcessDoesNotCompileAndTheOthersDecide() throws Exception {
        rule("a.drl", "the end", 20, "subject != null", "System.exit(143);");
        rule("c.drl", "anything", 0, "subject != null", "$t.fyi(\"seen\");");
        hub.on("/messages/", ScriptedHub.messages(2));

        JsonNode report = tick();

        assertEquals(2, report.at("/decisions/fyi").asInt(), report::toString);
        assertTrue(
                report.at("/warnings").toString().contains("a.drl:9: rule 'the end' uses java.lang.System"),
                report::toString);
    }

    private void rule(String file, String name, int salience, String condition, String consequence) throws IOException {
        Files.writeString(
                rules.resolve(file),
                HEADER + "rule \"" + name + "\"\n  salience " + salience + "\nwhen\n  $t : Triage()\n  Message( "
                        + condition + " ) then\n  " + consequence + "\nend\n");
    }

    private JsonNode tick() throws Exception {
        Ran ran = distribution.run(
                Map.of("WARDEN_HUB_URL", hub.url(), "WORKER_BRAIN", "drools", "WORKER_RULES_DIR", rules.toString()),
                "tick",
                "--json");
        assertEquals(0, ran.status(), ran::err);
        return new JsonMapper().readTree(ran.out());
    }
}
