package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub for each test, and {@code warden-runtime tick} as a process that asks it. */
abstract class TickSetUp {

    static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path work;

    Distribution distribution;
    ScriptedHub hub;
    final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws Exception {
        distribution = new Distribution(work);
        hub = new ScriptedHub();
        environment.put("WARDEN_HUB_URL", hub.url());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    JsonNode tick(int status) throws Exception {
        Ran ran = run("tick", "--json");
        assertEquals(status, ran.status(), ran::err);
        return JSON.readTree(ran.out());
    }

    Ran run(String... args) throws Exception {
        return distribution.run(environment, args);
    }

    Path state() {
        return distribution.home().resolve(".local/state/ops-warden");
    }
}
