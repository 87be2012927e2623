package dev.opswarden.dist;

import static dev.opswarden.dist.InstalledWorker.FAILURE;
import static dev.opswarden.dist.InstalledWorker.SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

/**
 * Real faults of the unit, from the tick to the desktop: a user's own systemd, and a real notification daemon on that
 * user's session bus.
 */
@Timeout(1800)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(UserManager.LOCK)
final class HungTickIT {

    @TempDir
    static Path shared;

    private static InstalledWorker worker;
    private static Desktop desktop;
    private static String settings = "";

    @TempDir
    Path work;

    private HubProcess hub;

    @BeforeAll
    static void start() throws Exception {
        worker = InstalledWorker.start(shared.resolve("manager.log"), "unpacked");
        desktop = Desktop.start(worker.manager);
        worker.install("http://127.0.0.1:1");
        settings = Files.readString(worker.settings());
    }

    @AfterAll
    static void stop() throws Exception {
        if (desktop != null) {
            desktop.close();
        }
        if (worker != null) {
            worker.close();
        }
    }

    @BeforeEach
    void afresh() throws Exception {
        desktop.clear();
        hub = new HubProcess(new Distribution(work), work.resolve("hub"));
        worker.manager.write(worker.settings(), settings);
        worker.unset("WARDEN_HUB_URL");
        worker.set("WARDEN_HUB_URL=" + hub.url());
    }

    @AfterEach
    void clean() throws Exception {
        hub.close();
        Files.deleteIfExists(plugin());
        worker.withoutDropIns(SERVICE);
        worker.forget();
    }

    @Test
    void aPluginThatHangsIsEndedByTheTicksOwnDeadlineAndWhatWasDecidedIsKept() throws Exception {
        hang("WORKER_TIMEOUT_TICK=20s");

        long start = System.nanoTime();
        assertNotEquals(0, worker.systemctl("start", SERVICE));

        assertTrue(System.nanoTime() - start < 60_000_000_000L, "long before systemd's own limit of minutes");
        assertEquals("exit-code", worker.manager.property(SERVICE, "Result"));
        assertEquals("70", worker.manager.property(SERVICE, "ExecMainStatus"));
        nothingIsLeftAndNothingIsLost();
        assertEquals(List.of("A defect of warden-runtime (status 70)."), told(1));
    }

    @Test
    void aPluginThatHangsBehindThatIsEndedBySystemd() throws Exception {
        hang("WORKER_TIMEOUT_TICK=1h");
        worker.set("WORKER_TIMEOUT_NOTIFY=1h");
        worker.dropIn(SERVICE, "TimeoutStartSec=20s\n");

        assertNotEquals(0, worker.systemctl("start", SERVICE));

        assertEquals("timeout", worker.manager.property(SERVICE, "Result"));
        nothingIsLeftAndNothingIsLost();
        assertEquals(List.of("It did not end in time and was killed."), told(1));
    }

    @Test
    void whatIsNewReachesTheDesktopFromInsideTheSandbox() throws Exception {
        hub.message("where is the deploy key?", "Where is the deploy key kept?");

        succeeds();

        assertEquals("[\"desktop\"]", worker.ticks().get(0).path("notified").toString());
        assertEquals(
                "ops-warden: 1 draft to review", Desktop.field(desktop.shown().get(0), "summary"));
    }

    @Test
    void eachRealFaultIsToldOfOnceAndThatItIsOverOnce() throws Exception {
        worker.set("WORKER_KEEP=nonsense");
        fails("78");
        fails("78");
        assertEquals(List.of("A setting cannot be used (status 78)."), told(1));

        worker.unset("WORKER_KEEP");
        succeeds();
        succeeds();
        assertEquals(List.of("The last tick succeeded.", "A setting cannot be used (status 78)."), told(2));

        Path drafts = worker.state().resolve("worker-drafts.json");
        worker.manager.write(drafts, "{\"schema\": 999}");
        fails("74");
        fails("74");
        assertEquals("The state cannot be read or written (status 74).", told(3).get(0));

        Files.delete(drafts);
        succeeds();
        assertEquals("The last tick succeeded.", told(4).get(0));
    }

    @Test
    void whatATickSkipsIsNoFault() throws Exception {
        hub.close();
        succeeds();
        assertEquals(List.of("skipped"), worker.outcomes());
        worker.set("WORKER_ENABLED=0");
        succeeds();

        assertEquals("inactive", worker.manager.property(FAILURE, "ActiveState"));
        assertEquals("", worker.manager.property(FAILURE, "ExecMainStartTimestamp"), "it was never started");
        assertEquals(List.of(), desktop.shown());
    }

    /** A message is there, and the notifier that would tell of it never comes back. */
    private void hang(String limit) throws Exception {
        hub.message("the first", "Where is the key of the first shop kept?");
        // Compiles the rules, which is not to count against the limits here.
        worker.set("WORKER_NOTIFY=");
        assertEquals(0, worker.warden("tick").status());
        hub.message("the second", "Where is the key of the second shop kept?");
        Path jar = work.resolve("hanging.jar");
        PluginJar.pack(jar, "hanging", HangingNotifier.class, Map.of());
        Files.copy(jar, plugin());
        worker.unset("WORKER_NOTIFY");
        worker.set("WORKER_NOTIFY=hanging");
        worker.set(limit);
    }

    private static Path plugin() {
        return worker.installation().resolve("plugins/hanging-1.0.0.jar");
    }

    private void nothingIsLeftAndNothingIsLost() throws Exception {
        worker.manager.await(
                "what the unit started to be gone",
                () -> worker.manager.processes().stream()
                        .noneMatch(
                                line -> line.contains(HangingNotifier.CHILD) || line.contains("warden-runtime.jar")));
        assertEquals(2, worker.status().path("pending_drafts").asInt());
        assertEquals(0, worker.warden("audit", "verify").status());
        assertEquals(List.of(), hub.messages("to_agent", "agent-a"), "nothing was sent");

        worker.unset("WORKER_NOTIFY");
        worker.unset("WORKER_TIMEOUT_TICK");
        worker.set("WORKER_NOTIFY=");
        assertEquals(0, worker.warden("tick").status(), "the next tick goes on");
        JsonNode next = worker.ticks().get(worker.ticks().size() - 1);
        assertEquals("no-op", next.path("outcome").asText(), next::toString);
    }

    private void fails(String status) {
        assertNotEquals(0, worker.systemctl("start", SERVICE));
        assertEquals(status, worker.manager.property(SERVICE, "ExecMainStatus"));
    }

    private void succeeds() {
        assertEquals(0, worker.systemctl("start", SERVICE));
        assertEquals("success", worker.manager.property(SERVICE, "Result"));
    }

    /** What the desktop showed, the latest first, once the failure unit has come to its end. */
    private static List<String> told(int count) throws Exception {
        worker.manager.await(
                "the failure unit to end",
                () -> worker.manager
                                .run("systemctl", "--user", "list-jobs")
                                .out()
                                .contains("No jobs")
                        && worker.manager.property(FAILURE, "ActiveState").equals("inactive"));
        List<String> told = desktop.shown().stream()
                .map(shown -> Desktop.field(shown, "body").lines().findFirst().orElse(""))
                .toList();
        assertEquals(count, told.size(), told::toString);
        return told;
    }
}
