package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Every command of the playbook, typed in the order of the page by an unprivileged user with a systemd of his own. What
 * the page has and this test does not know fails it.
 */
@Timeout(1800)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(UserManager.LOCK)
final class PlaybookIT {

    /** What cannot be typed here, and why. */
    private static final Map<String, String> NOT_TYPED = Map.of(
            "Enable: loginctl enable-linger",
            "it changes the login manager of the machine that runs the test",
            "When something fails: apt-get install libnotify-bin",
            "it changes that machine; .ci/run runs it",
            "Without systemd: crontab -e",
            "it changes that machine; CronIT runs the line as cron would",
            "Without systemd: */15 * * * * XDG_RUNTIME_DIR=/run/user/$(id -u) $HOME/.local/bin/warden-runtime tick"
                    + " 2>&1 | logger -t warden-runtime",
            "CronIT runs it");

    @TempDir
    static Path shared;

    @TempDir
    Path work;

    private static InstalledWorker worker;

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

    @Test
    void everyCommandOfThePageDoesWhatThePageSays() throws Exception {
        Needed.program("script", "bsdutils");
        Needed.program("man", "man-db");
        Needed.program("zsh", "zsh");
        Playbook page = Playbook.read(worker.unpacked().resolve("docs/playbooks/scheduled-worker.md"));
        Set<String> typed = new LinkedHashSet<>();
        try (HubProcess hub = new HubProcess(new Distribution(work), work.resolve("hub"))) {
            for (int i = 0; i < 3; i++) {
                hub.message("question " + i, "Where is the deploy key of shop " + i + " kept?");
            }
            Map<String, PlaybookActs.Act> acts = new PlaybookActs(worker, hub, page, work).all();
            for (Playbook.Command command : page.commands()) {
                typed.add(command.toString());
                if (!NOT_TYPED.containsKey(command.toString())) {
                    PlaybookActs.Act act = acts.get(command.toString());
                    assertTrue(act != null, () -> "the page has a command that no test knows: " + command);
                    act.type(command.text());
                }
            }
            for (String known : acts.keySet()) {
                assertTrue(typed.contains(known), () -> "the page no longer has: " + known);
            }
        }
        assertTrue(typed.containsAll(NOT_TYPED.keySet()), "what is not typed is on the page");
        assertEquals(3, page.dropIns().size());
    }
}
