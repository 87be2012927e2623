package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub with a question, the draft that a tick made for it, and {@code approve} as processes. */
abstract class ApproveSetUp {

    static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path work;

    Distribution distribution;
    KeyedHub hub;
    final Map<String, String> environment = new HashMap<>();
    final List<Process> started = new ArrayList<>();

    @BeforeEach
    void aTickDrafts() throws Exception {
        distribution = new Distribution(work);
        hub = new KeyedHub().with("m1");
        environment.put("WARDEN_HUB_URL", hub.url());
        assertEquals(0, run("tick").status());
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        hub.close();
    }

    JsonNode result(Ran ran, int status) throws Exception {
        assertEquals(status, ran.status(), ran::toString);
        return JSON.readTree(ran.out()).at("/results/0");
    }

    Path editor(String body) throws Exception {
        Path script = Files.writeString(work.resolve("editor.sh"), "#!/bin/sh\n" + body + "\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    JsonNode draft() throws Exception {
        return JSON.readTree(run("drafts", "--all", "--json").out()).at("/drafts/0");
    }

    String status() throws Exception {
        return draft().at("/status").asText();
    }

    Ran run(String... args) throws Exception {
        return distribution.run(environment, args);
    }

    Process start(String... args) throws Exception {
        Process process = distribution
                .process(environment, args)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }
}
