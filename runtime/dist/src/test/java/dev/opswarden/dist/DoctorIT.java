package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** To this user nothing belongs. */
    private static final String NOBODY = "65534";

    /** A home with a blank in it is unusual, and to be borne. */
    private static final String HOME = "home of nobody";

    /** What every test only reads, or leaves as it was: made once, since making it takes its time. */
    @TempDir
    static Path shared;

    private static Path dist;

    @TempDir
    Path work;

    private final Map<String, String> environment = new TreeMap<>();
    private ScriptedHub hub;
    private Path home;

    @BeforeAll
    static void unpack() throws Exception {
        Needed.program("setpriv", "util-linux");
        Needed.that(run("id", "-u").out().strip().equals("0"), "another user's right is had by root alone");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        dist = shared.resolve("unpacked");
        Path cache = Files.createDirectory(shared.resolve("cache"));
        run("cp", "-R", System.getProperty("warden.dist", ""), dist.toString());
        run("chown", "-R", NOBODY + ":" + NOBODY, cache.toString(), dist.toString());
    }

    @BeforeEach
    void open() throws Exception {
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = Files.createDirectory(work.resolve(HOME));
        run("chown", "-R", NOBODY + ":" + NOBODY, home.toString());
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

        Map<String, JsonNode> found = doctor(1);

        assertEquals("ok", grade(found, "java"));
        assertEquals("ok", grade(found, "settings"));
        assertEquals("ok", grade(found, "state directory"));
        assertEquals("ok", grade(found, "plugins"));
        assertEquals("fail", grade(found, "hub"));
        assertEquals("curl -i http://127.0.0.1:1/state/health", mend(found, "hub"));
        assertEquals("ok", grade(found, "model"));
        assertEquals("ok", grade(found, "rules"));
        assertEquals("warn", grade(found, "notification"));
        assertEquals("warn", grade(found, "timer"));
        assertTrue(mend(found, "timer").endsWith("/systemd/install-worker-timer.sh --enable"));
        found.values()
                .forEach(line -> assertEquals(
                        line.path("status").asText().equals("ok"),
                        line.path("mend").isNull(),
                        line::toString));
        assertTrue(!Files.exists(home.resolve(".local")) && !Files.exists(home.resolve(".config")), "nothing was made");
    }

    @Test
    void aHubThatRefusesAndAHubThatTakesTheToken() throws Exception {
        hub.on(
                "/messages/warden-runtime-doctor",
                exchange -> ScriptedHub.json(
                                "Bearer right"
                                                .equals(exchange.getRequestHeaders()
                                                        .getFirst("Authorization"))
                                        ? 404
                                        : 401,
                                "{}")
                        .answer(exchange));
        Path token = write(home.resolve("the token"), "wrong\n", "rw-------");
        environment.put("WARDEN_HUB_TOKEN_FILE", token.toString());

        Map<String, JsonNode> refused = doctor(1);
        assertEquals("fail", grade(refused, "hub"));
        assertTrue(mend(refused, "hub").contains("WARDEN_HUB_TOKEN_FILE"), refused::toString);

        write(token, "right\n", "rw-------");
        assertEquals("ok", grade(doctor(0), "hub"));
    }

    @Test
    void aTokenThatOthersCanReadIsClosedByItsMend() throws Exception {
        environment.put(
                "WARDEN_HUB_TOKEN_FILE",
                write(home.resolve("the token"), "right\n", "rw-r--r--").toString());

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
        run("chown", "-R", "0:0", state.toString());

        Map<String, JsonNode> found = doctor(1);

        assertEquals("fail", grade(found, "state directory"));
        String mend = mend(found, "state directory");
        assertTrue(mend.startsWith("sudo chown -R nobody "), mend);
        assertEquals(0, run("sh", "-c", mend.substring("sudo ".length())).status());
        assertEquals("ok", grade(doctor(0), "state directory"));
    }

    @Test
    void aPluginThatDoesNotLoadIsTakenAwayByItsMend() throws Exception {
        write(dist.resolve("plugins/broken one-1.0.0.jar"), "no jar at all", "rw-r--r--");

        Map<String, JsonNode> found = doctor(1);
        String part = found.keySet().stream()
                .filter(name -> name.startsWith("plugin "))
                .findFirst()
                .orElseThrow();
        assertEquals(0, asNobody("sh", "-c", mend(found, part)).status());

        Map<String, JsonNode> after = doctor(0);
        assertTrue(!after.containsKey(part), after::toString);
        assertEquals("ok", grade(after, "plugins"));
    }

    @Test
    void aMissingBusIsDoneWithoutByItsMend() throws Exception {
        Map<String, JsonNode> found = doctor(0);
        assertEquals("warn", grade(found, "notification"));
        String command = mend(found, "notification").split("to do without: ")[1];

        assertEquals(0, asNobody("sh", "-c", command).status());

        assertEquals("ok", grade(doctor(0), "notification"));
    }

    @Test
    void brokenRulesAreNamedAndWhatMendsThemSaysWhere() throws Exception {
        Path rules = home.resolve("rules");
        run("cp", "-R", dist.resolve("rules").toString(), rules.toString());
        write(rules.resolve("mine.drl"), "package triage;\nrule \"mine\" when nonsense\n", "rw-r--r--");
        environment.put("WORKER_RULES_DIR", rules.toString());

        Map<String, JsonNode> found = doctor(1);

        assertEquals("fail", grade(found, "rules"));
        assertTrue(found.get("rules").path("detail").asText().contains("mine.drl:"), found::toString);
        assertEquals("warden-runtime rules check", mend(found, "rules"));
        Ran check = asNobody(dist.resolve("bin/warden-runtime").toString(), "rules", "check");
        assertEquals(1, check.status());
        assertTrue((check.out() + check.err()).contains("mine.drl:"), check::toString);
    }

    @Test
    void startingSlowlyIsMendedByItsMend() throws Exception {
        run(
                "rm",
                "-rf",
                dist.resolve("startup").toString(),
                shared.resolve("cache/ops-warden/startup").toString());

        mended("quick start", "warn");
    }

    private void mended(String part, String grade) throws Exception {
        Map<String, JsonNode> before = doctor(grade.equals("fail") ? 1 : 0);
        assertEquals(grade, grade(before, part), before::toString);
        Ran mend = asNobody("sh", "-c", mend(before, part));
        assertEquals(0, mend.status(), () -> mend(before, part) + ": " + mend);
        Map<String, JsonNode> after = doctor(0);
        assertEquals("ok", grade(after, part), after::toString);
    }

    private Map<String, JsonNode> doctor(int status) throws Exception {
        Ran ran = asNobody(dist.resolve("bin/warden-runtime").toString(), "doctor", "--json");
        assertEquals(status, ran.status(), ran::toString);
        Map<String, JsonNode> found = new TreeMap<>();
        for (JsonNode line : new JsonMapper().readTree(ran.out()).path("checks")) {
            found.put(line.path("name").asText(), line);
        }
        return found;
    }

    private static String grade(Map<String, JsonNode> found, String part) {
        return found.get(part).path("status").asText();
    }

    private static String mend(Map<String, JsonNode> found, String part) {
        return found.get(part).path("mend").asText();
    }

    /** A state as a tick leaves it. */
    private Path state() throws Exception {
        assertEquals(
                0,
                asNobody(dist.resolve("bin/warden-runtime").toString(), "tick").status());
        Path state = home.resolve(".local/state/ops-warden");
        if (!Files.exists(state.resolve("worker-drafts.json"))) {
            hub.on("/messages/", ScriptedHub.messages(1));
            assertEquals(
                    0,
                    asNobody(dist.resolve("bin/warden-runtime").toString(), "tick")
                            .status());
        }
        return state;
    }

    private Path write(Path file, String text, String mode) throws Exception {
        Files.writeString(file, text);
        mode(file, mode);
        run("chown", NOBODY + ":" + NOBODY, file.toString());
        return file;
    }

    private static void mode(Path path, String mode) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private Ran asNobody(String... command) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "env", "-i"));
        environment.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(List.of(command));
        return run(words.toArray(String[]::new));
    }

    private static Ran run(String... command) throws Exception {
        Path out = Files.createTempFile("doctor-", ".out");
        Path err = Files.createTempFile("doctor-", ".err");
        Process process = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        Ran ran = new Ran(process.waitFor(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ran;
    }
}
