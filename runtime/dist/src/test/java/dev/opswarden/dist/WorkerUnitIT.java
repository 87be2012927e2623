package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The installer, the units and the timer, with a real user manager of an unprivileged user. */
@Timeout(600)
final class WorkerUnitIT {

    private static final String SERVICE = "ops-warden-worker.service";
    private static final String TIMER = "ops-warden-worker.timer";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path shared;

    private static UserManager manager;
    private static Path dist;

    @TempDir
    Path work;

    private HubProcess hub;

    @BeforeAll
    static void start() throws Exception {
        manager = UserManager.start(shared.resolve("manager.log"));
        // The build may lie where another user cannot look.
        dist = manager.home().resolve("unpacked");
        new ProcessBuilder("cp", "-R", System.getProperty("warden.dist", ""), dist.toString())
                .start()
                .waitFor();
        manager.write(manager.home().resolve(".ssh/id"), "a key\n");
    }

    @AfterAll
    static void stop() throws Exception {
        if (manager != null) {
            manager.close();
        }
    }

    @BeforeEach
    void hub() throws IOException {
        hub = new HubProcess(new Distribution(work), work.resolve("hub"));
    }

    @AfterEach
    void uninstall() throws IOException, InterruptedException {
        hub.close();
        assertEquals(0, installer("--uninstall").status());
        manager.run("systemctl", "--user", "reset-failed");
        for (String left : List.of(".config", ".local", ".cache")) {
            new ProcessBuilder("rm", "-rf", manager.home().resolve(left).toString())
                    .start()
                    .waitFor();
        }
    }

    @Test
    void theTimerIsOffUntilItIsAskedForAndThenRunsTicks() throws Exception {
        install();
        assertEquals("inactive", manager.property(TIMER, "ActiveState"));
        assertEquals("disabled", manager.property(TIMER, "UnitFileState"));
        hub.message("where is the deploy key?", "Where is the deploy key kept?");

        quickTimer();
        install("--enable");

        manager.await("a tick with the message", () -> outcomes().contains("drafted"));
        manager.await("a tick with nothing new", () -> outcomes().contains("no-op"));
        JsonNode drafted =
                ticks().filter(tick -> is(tick, "drafted")).findFirst().orElseThrow();
        assertEquals("posted", drafted.path("progress_note").asText());
        assertTrue(Files.exists(Path.of(drafted.path("digest").asText())));
        assertEquals("success", manager.property(SERVICE, "Result"));

        hub.close();
        manager.await("a tick without a hub", () -> outcomes().contains("skipped"));
        assertEquals("success", manager.property(SERVICE, "Result"));
        assertEquals("active", status().path("timer").asText());

        assertEquals(
                0, manager.run("systemctl", "--user", "disable", "--now", TIMER).status());
        assertEquals("inactive", status().path("timer").asText());
    }

    @Test
    void theUnitsAreInOrderAndTheSandboxHasAnEffect() throws Exception {
        install();
        Ran verified = manager.run(
                "systemd-analyze",
                "--user",
                "verify",
                manager.units().resolve(SERVICE).toString(),
                manager.units().resolve(TIMER).toString());
        assertEquals("", verified.err(), "a misspelt key is only a warning, and the status is 0 all the same");
        assertTrue(exposure() <= 4.5, () -> "exposure " + exposure());

        dropIn("""
                ExecStart=
                ExecStart=/bin/sh -c 'exec > "$HOME/.local/state/ops-warden/probe" 2>&1; \
                  cat "$HOME/.ssh/id" && echo READ-A-KEY; touch "$HOME/x" && echo WROTE-HOME; \
                  touch "$HOME/.config/ops-warden/x" && echo WROTE-SETTINGS; touch /tmp/x && ls /tmp; \
                  touch "$HOME/.cache/ops-warden/x" && echo cache; id -u; grep -E "CapBnd|NoNewPrivs" /proc/self/status; true'
                """);
        assertEquals(0, manager.run("systemctl", "--user", "start", SERVICE).status());

        String probe = Files.readString(state().resolve("probe"));
        assertFalse(probe.contains("READ-A-KEY"), probe);
        assertFalse(probe.contains("WROTE"), probe);
        assertTrue(probe.contains("Read-only file system"), probe);
        assertTrue(probe.contains("\nx\ncache\n"), probe);
        assertTrue(probe.contains("CapBnd:\t0000000000000000"), probe);
        assertTrue(probe.contains("NoNewPrivs:\t1"), probe);
    }

    @Test
    void theKillSwitchCountsAtOnceAndStoppingEndsInOrder() throws Exception {
        install();
        Path settings = manager.home().resolve(".config/ops-warden/worker.env");
        Files.writeString(settings, Files.readString(settings) + "\nWORKER_ENABLED=0\n");

        assertEquals(0, manager.run("systemctl", "--user", "start", SERVICE).status());
        assertEquals("success", manager.property(SERVICE, "Result"));
        assertFalse(Files.exists(state().resolve("ticks.jsonl")), "nothing was opened");

        Files.writeString(settings, Files.readString(settings).replace("WORKER_ENABLED=0", "WORKER_ENABLED=1"));
        try (ScriptedHub silent = new ScriptedHub()) {
            silent.on("/state/health", exchange -> {});
            Files.writeString(
                    settings,
                    Files.readString(settings) + "WARDEN_HUB_URL=" + silent.url() + "\nWORKER_TIMEOUT_HEALTH=60s\n");
            manager.run("systemctl", "--user", "start", "--no-block", SERVICE);
            manager.await("the tick to take its lock", () -> Files.exists(state().resolve("tick.lock")));
            long start = System.nanoTime();
            assertEquals(0, manager.run("systemctl", "--user", "stop", SERVICE).status());
            assertTrue(System.nanoTime() - start < 8_000_000_000L, "it ends in order within five seconds");
        }
        assertEquals("success", manager.property(SERVICE, "Result"), "143 is no failure");
    }

    @Test
    void aTickThatHangsIsEndedBySystemdAtLast() throws Exception {
        install();
        dropIn("ExecStart=\nExecStart=/bin/sleep 600\nTimeoutStartSec=2s\n");

        assertTrue(manager.run("systemctl", "--user", "start", SERVICE).status() != 0);
        assertEquals("timeout", manager.property(SERVICE, "Result"));
        assertEquals("loaded", manager.property("ops-warden-worker-failure.service", "LoadState"));
    }

    @Test
    void anUpgradeKeepsWhatTheOperatorDidAndUninstallingKeepsStateAndSettings() throws Exception {
        install("--every", "30min");
        Path installed = manager.home().resolve(".local/share/ops-warden");
        Path rule = manager.home().resolve(".config/ops-warden/rules/mine.drl");
        manager.write(rule, "package triage;\n");
        Path removed;
        try (Stream<Path> jars = Files.list(installed.resolve("plugins"))) {
            removed = jars.filter(jar -> jar.getFileName().toString().startsWith("brain-llm"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(removed);
        manager.write(installed.resolve("plugins/mine-1.0.0.jar"), "no jar at all");
        manager.write(installed.resolve("lib/stale.jar"), "of an earlier version");

        install();

        Path local = manager.home().resolve(".local/share");
        Path manual = local.resolve("man/man1/warden-runtime-approve.1");
        Path completion = local.resolve("bash-completion/completions/warden-runtime");
        assertTrue(Files.isRegularFile(manual));
        assertTrue(Files.isRegularFile(completion));
        assertTrue(Files.exists(rule));
        assertFalse(Files.exists(removed), "a plugin that was removed stays removed");
        assertTrue(Files.exists(installed.resolve("plugins/mine-1.0.0.jar")));
        assertFalse(Files.exists(installed.resolve("lib/stale.jar")));
        assertTrue(Files.readString(manager.units().resolve(TIMER)).contains("OnCalendar=*:0/30"));

        assertEquals(0, manager.run("systemctl", "--user", "start", SERVICE).status());
        assertEquals(0, installer("--uninstall").status());

        assertTrue(Files.exists(state().resolve("ticks.jsonl")));
        assertTrue(Files.exists(rule));
        assertFalse(Files.exists(manager.units().resolve(SERVICE)));
        assertFalse(Files.exists(installed.resolve("bin")));
        assertTrue(Files.exists(installed.resolve("plugins/mine-1.0.0.jar")), "it was never ours to remove");
        assertFalse(Files.isSymbolicLink(manager.home().resolve(".local/bin/warden-runtime")));
        assertFalse(Files.isSymbolicLink(manual));
        assertFalse(Files.isSymbolicLink(completion));
    }

    @Test
    void aCadenceThatWouldFireUnevenlyIsRefusedWithTheNearest() {
        for (String[] refused : new String[][] {{"45min", "30min"}, {"7min", "6min"}, {"5h", "4h"}, {"10s", "1min"}}) {
            Ran ran = installer("--every", refused[0]);
            assertEquals(2, ran.status());
            assertTrue(ran.err().contains("the nearest that does is " + refused[1]), ran.err());
        }
        assertFalse(Files.exists(manager.home().resolve(".local/share/ops-warden")), "nothing was installed");
    }

    private void install(String... arguments) throws IOException, InterruptedException {
        Ran ran = installer(arguments);
        assertEquals(0, ran.status(), ran::toString);
        Path settings = manager.home().resolve(".config/ops-warden/worker.env");
        if (!Files.readString(settings).contains("\nWARDEN_HUB_URL=")) {
            manager.write(settings, Files.readString(settings) + "\nWARDEN_HUB_URL=" + hub.url() + "\n");
        }
    }

    private static Ran installer(String... arguments) {
        String[] command = Stream.concat(
                        Stream.of(
                                dist.resolve("systemd/install-worker-timer.sh").toString()),
                        Stream.of(arguments))
                .toArray(String[]::new);
        return manager.run(command);
    }

    private static void quickTimer() throws IOException, InterruptedException {
        manager.write(
                manager.units().resolve(TIMER + ".d/quick.conf"),
                "[Timer]\nOnCalendar=\nOnCalendar=*:*:0/3\nAccuracySec=1s\nRandomizedDelaySec=0\n");
    }

    private static void dropIn(String lines) throws IOException, InterruptedException {
        manager.write(manager.units().resolve(SERVICE + ".d/test.conf"), "[Service]\n" + lines);
        assertEquals(0, manager.run("systemctl", "--user", "daemon-reload").status());
    }

    private static double exposure() {
        String said = manager.run("systemd-analyze", "--user", "security", "--no-pager", SERVICE)
                .out();
        Matcher level =
                Pattern.compile("Overall exposure level for .*: ([0-9.]+)").matcher(said);
        assertTrue(level.find(), said);
        return Double.parseDouble(level.group(1));
    }

    private static JsonNode status() throws IOException {
        return JSON.readTree(
                manager.run(manager.home().resolve(".local/bin/warden-runtime").toString(), "status", "--json")
                        .out());
    }

    private static Path state() {
        return manager.home().resolve(".local/state/ops-warden");
    }

    private static List<String> outcomes() {
        return ticks().map(tick -> tick.path("outcome").asText()).toList();
    }

    private static boolean is(JsonNode tick, String outcome) {
        return tick.path("outcome").asText().equals(outcome);
    }

    private static Stream<JsonNode> ticks() {
        Path history = state().resolve("ticks.jsonl");
        try {
            return Files.exists(history)
                    ? Files.readAllLines(history).stream().map(WorkerUnitIT::json)
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
