package dev.opswarden.dist;

import static dev.opswarden.dist.Nobody.asRoot;
import static dev.opswarden.dist.Nobody.mode;
import static dev.opswarden.dist.Nobody.writes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code doctor} as an unprivileged person runs it who has what was unpacked and nothing else; and a mend that is a
 * command, pasted into a shell, mends.
 */
@Timeout(900)
final class DoctorIT {

    /** A home with a blank in it is unusual, and to be borne. */
    private static final String HOME = "home of nobody";

    /** What every test only reads, or leaves as it was: made once, since making it takes its time. */
    @TempDir
    static Path shared;

    private static Path dist;

    @TempDir
    Path work;

    private final Map<String, String> environment = new TreeMap<>();
    private final Nobody nobody = new Nobody(environment);

    private ScriptedHub hub;
    private Path home;

    @BeforeAll
    static void unpack() throws Exception {
        Nobody.isNeeded();
        mode(shared, "rwxr-xr-x");
        dist = shared.resolve("unpacked");
        Path cache = Files.createDirectory(shared.resolve("cache"));
        asRoot("cp", "-R", System.getProperty("warden.dist", ""), dist.toString());
        Nobody.owns(cache, dist);
    }

    @BeforeEach
    void open() throws Exception {
        mode(work, "rwxr-xr-x");
        home = Files.createDirectory(work.resolve(HOME));
        Nobody.owns(home);
        hub = new ScriptedHub();
        hub.on("/messages/warden-runtime-doctor", ScriptedHub.json(404, "{\"detail\":\"not found\"}"));
        environment.put("HOME", home.toString());
        environment.put("XDG_CACHE_HOME", shared.resolve("cache").toString());
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("WARDEN_HUB_URL", hub.url());
        // A machine that builds other things at the same time is slow.
        environment.put("WORKER_TIMEOUT_HEALTH", "60s");
        environment.put("WORKER_TIMEOUT_FETCH", "60s");
        environment.put("WORKER_TIMEOUT_TRIAGE", "120s");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void whereNothingIsConfiguredEachPartHasItsGradeAndWhatIsNotOkHasAMend() throws Exception {
        environment.put("WARDEN_HUB_URL", "http://127.0.0.1:1");

        Diagnosis found = doctor(1);

        assertEquals("ok", found.grade("java"));
        assertEquals("ok", found.grade("settings"));
        assertEquals("ok", found.grade("state directory"));
        assertEquals("ok", found.grade("plugins"));
        assertEquals("fail", found.grade("hub"));
        assertEquals("curl -i http://127.0.0.1:1/state/health", found.mend("hub"));
        assertEquals("ok", found.grade("model"));
        assertEquals("ok", found.grade("rules"));
        assertEquals("warn", found.grade("notification"));
        assertEquals("warn", found.grade("timer"));
        assertTrue(found.mend("timer").endsWith("/systemd/install-worker-timer.sh --enable"));
        found.lines()
                .values()
                .forEach(line -> assertEquals(
                        line.path("status").asText().equals("ok"),
                        line.path("mend").isNull(),
                        line::toString));
        assertTrue(!Files.exists(home.resolve(".local")) && !Files.exists(home.resolve(".config")), "nothing was made");
    }

    @Test
    void aHubThatRefusesAndAHubThatTakesTheToken() throws Exception {
        hub.on("/messages/warden-runtime-doctor", exchange -> {
            boolean right = "Bearer right".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            ScriptedHub.json(right ? 404 : 401, "{}").answer(exchange);
        });
        Path token = writes(home.resolve("the token"), "wrong\n", "rw-------");
        environment.put("WARDEN_HUB_TOKEN_FILE", token.toString());

        Diagnosis refused = doctor(1);
        assertEquals("fail", refused.grade("hub"));
        assertTrue(refused.mend("hub").contains("WARDEN_HUB_TOKEN_FILE"), refused::toString);

        writes(token, "right\n", "rw-------");
        assertEquals("ok", doctor(0).grade("hub"));
    }

    @Test
    void aTokenThatOthersCanReadIsClosedByItsMend() throws Exception {
        environment.put(
                "WARDEN_HUB_TOKEN_FILE",
                writes(home.resolve("the token"), "right\n", "rw-r--r--").toString());

        mended("hub token", "warn");
    }

    @Test
    void aStateThatCannotBeWrittenOrReadIsOpenedByItsMend() throws Exception {
        Path state = state();
        mode(state, "r-xr-x---");
        mended("state directory", "fail");
        mode(state.resolve("worker-drafts.json"), "---------");
        mended("state directory", "fail");
        mode(state, "rwxr-xr-x");
        mended("state directory", "warn");
    }

    @Test
    void aHomeInWhichNoStateCanBeMadeIsOpenedByItsMend() throws Exception {
        mode(home, "r-xr-x---");

        mended("state directory", "fail");
    }

    @Test
    void aStateThatBelongsToRootAfterARunAsRootIsTakenBackByItsMend() throws Exception {
        Path state = state();
        asRoot("chown", "-R", "0:0", state.toString());

        Diagnosis found = doctor(1);

        assertEquals("fail", found.grade("state directory"));
        String mend = found.mend("state directory");
        assertTrue(mend.startsWith("sudo chown -R nobody "), mend);
        assertEquals(0, asRoot("sh", "-c", mend.substring("sudo ".length())).status());
        assertEquals("ok", doctor(0).grade("state directory"));
    }

    @Test
    void aPluginThatDoesNotLoadIsTakenAwayByItsMend() throws Exception {
        writes(dist.resolve("plugins/broken one-1.0.0.jar"), "no jar at all", "rw-r--r--");

        Diagnosis found = doctor(1);
        String part = found.lines().keySet().stream()
                .filter(name -> name.startsWith("plugin "))
                .findFirst()
                .orElseThrow();
        assertEquals(0, nobody.run("sh", "-c", found.mend(part)).status());

        Diagnosis after = doctor(0);
        assertTrue(!after.lines().containsKey(part), after::toString);
        assertEquals("ok", after.grade("plugins"));
    }

    @Test
    void aMissingBusIsDoneWithoutByItsMend() throws Exception {
        Diagnosis found = doctor(0);
        assertEquals("warn", found.grade("notification"));
        String command = found.mend("notification").split("to do without: ")[1];

        assertEquals(0, nobody.run("sh", "-c", command).status());

        assertEquals("ok", doctor(0).grade("notification"));
    }

    @Test
    void brokenRulesAreNamedAndWhatMendsThemSaysWhere() throws Exception {
        Path rules = home.resolve("rules");
        asRoot("cp", "-R", dist.resolve("rules").toString(), rules.toString());
        writes(rules.resolve("mine.drl"), "package triage;\nrule \"mine\" when nonsense\n", "rw-r--r--");
        environment.put("WORKER_RULES_DIR", rules.toString());

        Diagnosis found = doctor(1);

        assertEquals("fail", found.grade("rules"));
        assertTrue(found.lines().get("rules").path("detail").asText().contains("mine.drl:"), found::toString);
        assertEquals("warden-runtime rules check", found.mend("rules"));
        Ran check = warden("rules", "check");
        assertEquals(1, check.status());
        assertTrue((check.out() + check.err()).contains("mine.drl:"), check::toString);
    }

    @Test
    void startingSlowlyIsMendedByItsMend() throws Exception {
        asRoot(
                "rm",
                "-rf",
                dist.resolve("startup").toString(),
                shared.resolve("cache/ops-warden/startup").toString());

        mended("quick start", "warn");
    }

    private void mended(String part, String grade) throws Exception {
        Diagnosis before = doctor(grade.equals("fail") ? 1 : 0);
        assertEquals(grade, before.grade(part), before::toString);
        Ran mend = nobody.run("sh", "-c", before.mend(part));
        assertEquals(0, mend.status(), () -> before.mend(part) + ": " + mend);
        Diagnosis after = doctor(0);
        assertEquals("ok", after.grade(part), after::toString);
    }

    private Diagnosis doctor(int status) throws Exception {
        Ran ran = warden("doctor", "--json");
        assertEquals(status, ran.status(), ran::toString);
        return Diagnosis.of(ran.out());
    }

    private Ran warden(String... args) throws Exception {
        return nobody.run(
                Stream.concat(Stream.of(dist.resolve("bin/warden-runtime").toString()), Stream.of(args))
                        .toArray(String[]::new));
    }

    /** A state as a tick leaves it. */
    private Path state() throws Exception {
        assertEquals(0, warden("tick").status());
        Path state = home.resolve(".local/state/ops-warden");
        if (!Files.exists(state.resolve("worker-drafts.json"))) {
            hub.on("/messages/", ScriptedHub.messages(1));
            assertEquals(0, warden("tick").status());
        }
        return state;
    }
}
