package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The playbook's table of troubles: each is brought about, and what is seen is what the table says. */
@Timeout(600)
final class PlaybookTroublesIT {

    /** Rows that another test brings about, and which. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "a tick hangs", "HungTickIT",
            "a tick is killed, the power fails", "KillNineIT",
            "the unit does not start, status 226", "none: it needs a kernel without user namespaces");

    /** What is quoted in the table and is no output. */
    private static final Set<String> NAMES = Set.of("status", "status --check", "notify");

    private static final Pattern STATUS = Pattern.compile("status (\\d+)");

    /** Brings a trouble about; what came of the tick. */
    private interface Trouble {

        Ran tick() throws Exception;
    }

    @TempDir
    Path work;

    private Distribution distribution;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Trouble> troubles = new LinkedHashMap<>();

    @BeforeEach
    void open() throws IOException {
        distribution = new Distribution(work);
        troubles.put("the hub cannot be reached", () -> tick("WARDEN_HUB_URL", "http://127.0.0.1:1"));
        troubles.put("the hub refuses this agent (401, 403)", () -> answering(401, "application/json", "{}", 1));
        troubles.put("something else answers there", () -> answering(200, "text/html", "<html>log in</html>", 1));
        troubles.put("the inbox is empty", () -> answering(200, "application/json", "[]", 0));
        troubles.put("the model is down or answers nonsense", this::modelDown);
        troubles.put("rules do not compile", this::brokenRules);
        troubles.put("a plugin does not load", this::brokenPlugin);
        troubles.put("no display, no session bus, no `notify-send`", this::noBus);
        troubles.put("a setting cannot be used", () -> tick("WORKER_KEEP", "nonsense"));
        troubles.put("the state cannot be read or written", this::noState);
        troubles.put(
                "no inbox or no brain could be loaded",
                () -> tick(
                        "WORKER_PLUGINS_DIR",
                        Files.createDirectories(work.resolve("none")).toString()));
        troubles.put("another tick is running", this::locked);
    }

    @Test
    void whatTheTableSaysIsSeen() throws Exception {
        Playbook page =
                Playbook.read(Path.of(System.getProperty("warden.dist", ""), "docs/playbooks/scheduled-worker.md"));
        for (Playbook.Trouble row : page.troubles()) {
            if (!ELSEWHERE.containsKey(row.what())) {
                Trouble trouble = troubles.remove(row.what());
                assertTrue(trouble != null, () -> "the table has a trouble that no test knows: " + row.what());
                environment.clear();
                environment.put(
                        "WORKER_STATE_DIR",
                        work.resolve("state-" + troubles.size()).toString());
                // A machine that builds other things at the same time is slow.
                for (String stage : List.of("HEALTH", "FETCH", "TRIAGE", "STORE", "DIGEST", "PROGRESS")) {
                    environment.put("WORKER_TIMEOUT_" + stage, "60s");
                }
                Ran ran = trouble.tick();
                STATUS.matcher(row.seen())
                        .results()
                        .map(MatchResult::group)
                        .forEach(status -> assertEquals(status, "status " + ran.status(), () -> row + ": " + ran));
                for (String quoted : row.quoted()) {
                    assertTrue(
                            NAMES.contains(quoted) || (ran.out() + ran.err()).contains(quoted.replace("…", "")),
                            () -> row + ": " + ran);
                }
            }
        }
        assertEquals(Set.of(), troubles.keySet(), "no longer in the table");
    }

    private Ran tick(String name, String value) throws Exception {
        environment.put(name, value);
        return distribution.run(environment, "tick");
    }

    private Ran answering(int status, String type, String body, int check) throws Exception {
        try (ScriptedHub hub = new ScriptedHub()) {
            hub.on("/messages/", ScriptedHub.text(status, type, body));
            Ran ran = tick("WARDEN_HUB_URL", hub.url());
            assertEquals(0, ran.status());
            assertEquals(
                    check, distribution.run(environment, "status", "--check").status());
            return ran;
        }
    }

    /** A tick that finds a message. */
    private Ran decided() throws Exception {
        try (ScriptedHub hub = new ScriptedHub()) {
            hub.on("/messages/", ScriptedHub.messages(1));
            Ran ran = tick("WARDEN_HUB_URL", hub.url());
            assertEquals(0, ran.status(), ran::toString);
            assertTrue(ran.out().contains("1 message decided"), ran::toString);
            return ran;
        }
    }

    private Ran modelDown() throws Exception {
        environment.put("LLM_CONNECT_URL", "http://127.0.0.1:1");
        Ran ran = decided();
        String digest = said("digest");
        assertTrue(digest.contains("drools") && digest.contains("llm"), digest);
        return ran;
    }

    private Ran brokenRules() throws Exception {
        Path rules = work.resolve("rules");
        copy(Path.of(System.getProperty("warden.dist", ""), "rules"), rules);
        environment.put("WORKER_RULES_DIR", rules.toString());
        decided();
        Files.writeString(rules.resolve("mine.drl"), "package triage;\nrule \"mine\" when nonsense\n");

        try (ScriptedHub hub = new ScriptedHub()) {
            hub.on("/messages/", ScriptedHub.messages(2));
            Ran ran = tick("WARDEN_HUB_URL", hub.url());
            assertTrue(said("digest").contains("mine.drl:"));
            assertTrue(said("status").contains("mine.drl:"));
            assertEquals(1, distribution.run(environment, "rules", "check").status());
            return ran;
        }
    }

    private Ran brokenPlugin() throws Exception {
        Path plugins = work.resolve("plugins");
        copy(Path.of(System.getProperty("warden.dist", ""), "plugins"), plugins);
        Files.writeString(plugins.resolve("broken-1.0.0.jar"), "no jar at all");
        environment.put("WORKER_PLUGINS_DIR", plugins.toString());

        Ran ran = decided();

        assertTrue(said("status").contains("broken-1.0.0"));
        return ran;
    }

    private Ran noBus() throws Exception {
        Ran ran = decided();
        assertTrue(
                (ran.out() + ran.err())
                        .lines()
                        .anyMatch(line -> line.startsWith("notify") && line.contains("no session bus")),
                ran::toString);
        return ran;
    }

    private Ran noState() throws Exception {
        Path state = Files.writeString(work.resolve("a-file"), "");
        return tick("WORKER_STATE_DIR", state.toString());
    }

    private Ran locked() throws Exception {
        try (ScriptedHub silent = new ScriptedHub()) {
            CountDownLatch asked = new CountDownLatch(1);
            silent.on("/state/health", ScriptedHub.silence(asked::countDown));
            environment.put("WARDEN_HUB_URL", silent.url());
            environment.put("WORKER_TIMEOUT_HEALTH", "60s");
            Distribution.Running first = distribution.start(environment, "tick");
            try {
                assertTrue(asked.await(120, TimeUnit.SECONDS), "the first tick holds its lock by now");
                return distribution.run(environment, "tick");
            } finally {
                first.process().destroy();
                first.end();
            }
        }
    }

    private String said(String command) throws Exception {
        Ran ran = distribution.run(environment, command);
        assertEquals(0, ran.status(), ran::toString);
        return ran.out();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
