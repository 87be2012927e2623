package dev.opswarden.dist;

import static dev.opswarden.dist.InstalledWorker.SERVICE;
import static dev.opswarden.dist.InstalledWorker.TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The installer, the units and the timer, with a real user manager of an unprivileged user. */
@Timeout(1800)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(UserManager.LOCK)
final class WorkerUnitIT {

    @TempDir
    static Path shared;

    private static InstalledWorker worker;

    @TempDir
    Path work;

    private HubProcess hub;

    @BeforeAll
    static void start() throws Exception {
        worker = InstalledWorker.start(shared.resolve("manager.log"), "unpacked");
    }

    @AfterAll
    static void stop() throws Exception {
        if (worker != null) {
            worker.close();
        }
    }

    @BeforeEach
    void hub() throws IOException {
        hub = new HubProcess(new Distribution(work), work.resolve("hub"));
    }

    @AfterEach
    void uninstall() throws IOException, InterruptedException {
        hub.close();
        worker.uninstall();
    }

    @Test
    void theTimerIsOffUntilItIsAskedForAndThenRunsTicks() throws Exception {
        install();
        assertEquals("inactive", worker.manager.property(TIMER, "ActiveState"));
        assertEquals("disabled", worker.manager.property(TIMER, "UnitFileState"));
        hub.message("where is the deploy key?", "Where is the deploy key kept?");

        quickTimer();
        install("--enable");

        worker.manager.await("a tick with the message", () -> worker.outcomes().contains("drafted"));
        worker.manager.await("a tick with nothing new", () -> worker.outcomes().contains("no-op"));
        JsonNode drafted = worker.ticks().stream()
                .filter(tick -> tick.path("outcome").asText().equals("drafted"))
                .findFirst()
                .orElseThrow();
        assertEquals("posted", drafted.path("progress_note").asText());
        assertTrue(Files.exists(Path.of(drafted.path("digest").asText())));
        assertEquals("success", worker.manager.property(SERVICE, "Result"));

        hub.close();
        worker.manager.await("a tick without a hub", () -> worker.outcomes().contains("skipped"));
        assertEquals("success", worker.manager.property(SERVICE, "Result"));
        assertEquals("active", worker.status().path("timer").asText());

        assertEquals(0, worker.systemctl("disable", "--now", TIMER));
        assertEquals("inactive", worker.status().path("timer").asText());
    }

    @Test
    void theUnitsAreInOrderAndTheSandboxHasAnEffect() throws Exception {
        install();
        Ran verified = worker.manager.run(
                "systemd-analyze",
                "--user",
                "verify",
                worker.manager.units().resolve(SERVICE).toString(),
                worker.manager.units().resolve(TIMER).toString());
        assertEquals("", verified.err(), "a misspelt key is only a warning, and the status is 0 all the same");
        assertTrue(exposure() <= 4.5, () -> "exposure " + exposure());

        worker.dropIn(SERVICE, """
                ExecStart=
                ExecStart=/bin/sh -c 'exec > "$HOME/.local/state/ops-warden/probe" 2>&1; \
                  cat "$HOME/.ssh/id" && echo READ-A-KEY; touch "$HOME/x" && echo WROTE-HOME; \
                  touch "$HOME/.config/ops-warden/x" && echo WROTE-SETTINGS; touch /tmp/x && ls /tmp; \
                  touch "$HOME/.cache/ops-warden/x" && echo cache; id -u; grep -E "CapBnd|NoNewPrivs" /proc/self/status; true'
                """);
        assertEquals(0, worker.systemctl("start", SERVICE));

        String probe = Files.readString(worker.state().resolve("probe"));
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
        Path settings = worker.settings();
        Files.writeString(settings, Files.readString(settings) + "\nWORKER_ENABLED=0\n");

        assertEquals(0, worker.systemctl("start", SERVICE));
        assertEquals("success", worker.manager.property(SERVICE, "Result"));
        assertFalse(Files.exists(worker.state().resolve("ticks.jsonl")), "nothing was opened");

        Files.writeString(settings, Files.readString(settings).replace("WORKER_ENABLED=0", "WORKER_ENABLED=1"));
        try (ScriptedHub silent = new ScriptedHub()) {
            CountDownLatch asked = new CountDownLatch(1);
            silent.on("/state/health", ScriptedHub.silence(asked::countDown));
            Files.writeString(
                    settings,
                    Files.readString(settings) + "WARDEN_HUB_URL=" + silent.url() + "\nWORKER_TIMEOUT_HEALTH=60s\n");
            worker.systemctl("start", "--no-block", SERVICE);
            assertTrue(asked.await(120, TimeUnit.SECONDS), "the tick asks the hub");
            long start = System.nanoTime();
            assertEquals(0, worker.systemctl("stop", SERVICE));
            assertTrue(System.nanoTime() - start < 8_000_000_000L, "it ends in order within five seconds");
        }
        assertEquals("success", worker.manager.property(SERVICE, "Result"), "143 is no failure");
    }

    @Test
    void anUpgradeKeepsWhatTheOperatorDidAndUninstallingKeepsStateAndSettings() throws Exception {
        install("--every", "30min");
        Path installed = worker.installation();
        Path rule = worker.manager.home().resolve(".config/ops-warden/rules/mine.drl");
        worker.manager.write(rule, "package triage;\n");
        Path removed;
        try (Stream<Path> jars = Files.list(installed.resolve("plugins"))) {
            removed = jars.filter(jar -> jar.getFileName().toString().startsWith("brain-llm"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(removed);
        worker.manager.write(installed.resolve("plugins/mine-1.0.0.jar"), "no jar at all");
        worker.manager.write(installed.resolve("lib/stale.jar"), "of an earlier version");

        install();

        Path local = worker.manager.home().resolve(".local/share");
        Path manual = local.resolve("man/man1/warden-runtime-approve.1");
        Path completion = local.resolve("bash-completion/completions/warden-runtime");
        assertTrue(Files.isRegularFile(manual));
        assertTrue(Files.isRegularFile(completion));
        assertTrue(Files.exists(rule));
        assertFalse(Files.exists(removed), "a plugin that was removed stays removed");
        assertTrue(Files.exists(installed.resolve("plugins/mine-1.0.0.jar")));
        assertFalse(Files.exists(installed.resolve("lib/stale.jar")));
        assertTrue(Files.readString(worker.manager.units().resolve(TIMER)).contains("OnCalendar=*:0/30"));

        assertEquals(0, worker.systemctl("start", SERVICE));
        assertEquals(0, worker.installer("--uninstall").status());

        assertTrue(Files.exists(worker.state().resolve("ticks.jsonl")));
        assertTrue(Files.exists(rule));
        assertFalse(Files.exists(worker.manager.units().resolve(SERVICE)));
        assertFalse(Files.exists(installed.resolve("bin")));
        assertTrue(Files.exists(installed.resolve("plugins/mine-1.0.0.jar")), "it was never ours to remove");
        assertFalse(Files.isSymbolicLink(worker.manager.home().resolve(".local/bin/warden-runtime")));
        assertFalse(Files.isSymbolicLink(manual));
        assertFalse(Files.isSymbolicLink(completion));
    }

    @Test
    void aCadenceThatWouldFireUnevenlyIsRefusedWithTheNearest() {
        for (String[] refused : new String[][] {{"45min", "30min"}, {"7min", "6min"}, {"5h", "4h"}, {"10s", "1min"}}) {
            Ran ran = worker.installer("--every", refused[0]);
            assertEquals(2, ran.status());
            assertTrue(ran.err().contains("the nearest that does is " + refused[1]), ran.err());
        }
        assertFalse(Files.exists(worker.installation()), "nothing was installed");
    }

    private void quickTimer() throws IOException, InterruptedException {
        worker.manager.write(
                worker.manager.units().resolve(TIMER + ".d/quick.conf"),
                "[Timer]\nOnCalendar=\nOnCalendar=*:*:0/3\nAccuracySec=1s\nRandomizedDelaySec=0\n");
    }

    private void install(String... arguments) throws IOException, InterruptedException {
        worker.install(hub.url(), arguments);
    }

    private static double exposure() {
        String said = worker.manager
                .run("systemd-analyze", "--user", "security", "--no-pager", SERVICE)
                .out();
        Matcher level =
                Pattern.compile("Overall exposure level for .*: ([0-9.]+)").matcher(said);
        assertTrue(level.find(), said);
        return Double.parseDouble(level.group(1));
    }
}
