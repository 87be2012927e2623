package dev.opswarden.dist;

import static dev.opswarden.dist.InstalledWorker.SERVICE;
import static dev.opswarden.dist.InstalledWorker.TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to come of each command of the playbook, in the order of the page. */
final class PlaybookActs {

    /** Types a command and looks at what came of it. */
    interface Act {

        void type(String command) throws Exception;
    }

    private final Map<String, Act> acts = new LinkedHashMap<>();
    private final InstalledWorker worker;
    private final HubProcess hub;
    private final Playbook page;
    private final PlaybookShell shell;

    PlaybookActs(InstalledWorker worker, HubProcess hub, Playbook page, Path work) throws Exception {
        this.worker = worker;
        this.hub = hub;
        this.page = page;
        this.shell = new PlaybookShell(worker, work);
    }

    Map<String, Act> all() {
        enable();
        disable();
        cadence();
        seeAndAct();
        whenSomethingFails();
        sandbox();
        upgrade();
        return acts;
    }

    private void enable() {
        String section = "Enable: ";
        act(section + "systemd/install-worker-timer.sh", command -> {
            shell.says(command, "the timer is off; on: systemctl --user enable --now " + TIMER);
            assertTrue(Files.isSymbolicLink(worker.manager.home().resolve(".local/bin/warden-runtime")));
            assertTrue(Files.isDirectory(worker.manager.home().resolve(".config/ops-warden/rules")));
        });
        act(section + "man warden-runtime", command -> shell.says(command, "drafts"));
        act(
                section + "fpath=(~/.local/share/ops-warden/share/zsh/site-functions $fpath)",
                command -> shell.says(
                        "zsh -f -c '" + command
                                + "; autoload -Uz compinit; compinit -u -D; echo $_comps[warden-runtime]'",
                        "_warden-runtime"));
        act(section + "$EDITOR ~/.config/ops-warden/worker.env", command -> {
            // A machine that builds other things at the same time is slow.
            shell.typed("WARDEN_HUB_URL=" + hub.url()
                    + "\nWORKER_TIMEOUT_HEALTH=60s\nWORKER_TIMEOUT_FETCH=60s\nWORKER_NOTIFY=\n");
            shell.says(command, "");
            shell.says("warden-runtime config", hub.url());
        });
        act(section + "warden-runtime doctor", command -> {
            shell.says(command, hub.url() + " answered 200");
            shell.says(command, "→ systemctl --user enable --now " + TIMER);
        });
        act(section + "warden-runtime tick --dry-run", command -> {
            shell.says(command, "3 messages");
            assertEquals(0, worker.status().path("pending_drafts").asInt());
        });
        act(section + "systemctl --user enable --now " + TIMER, command -> {
            shell.says(command, "");
            assertEquals("active", worker.status().path("timer").asText());
            assertEquals("enabled", worker.manager.property(TIMER, "UnitFileState"));
        });
        act(section + "systemd/install-worker-timer.sh --enable", command -> {
            shell.says(command, "the timer is on");
            assertEquals("active", worker.status().path("timer").asText());
        });
    }

    private void disable() {
        String section = "Disable: ";
        act(section + "systemctl --user disable --now " + TIMER, command -> {
            shell.says(command, "");
            assertEquals("inactive", worker.status().path("timer").asText());
        });
        act(section + "systemctl --user stop " + SERVICE, command -> shell.says(command, ""));
        act(section + "echo WORKER_ENABLED=0 >> ~/.config/ops-warden/worker.env", command -> {
            shell.says(command, "");
            shell.says("warden-runtime tick", "disabled");
            shell.says("warden-runtime status", "WORKER_ENABLED=0");
        });
        act(section + "~/.local/share/ops-warden/systemd/install-worker-timer.sh --uninstall", command -> {
            shell.says(command, "is uninstalled. Settings and rules stay in");
            assertFalse(Files.exists(worker.manager.units().resolve(TIMER)));
            assertTrue(Files.exists(worker.settings()));
        });
    }

    private void cadence() {
        String section = "Cadence: ";
        act(section + "~/.local/share/ops-warden/systemd/install-worker-timer.sh --every 30min", command -> {
            // As one does who comes back.
            shell.says("systemd/install-worker-timer.sh", "the timer is off");
            worker.unset("WORKER_ENABLED");
            shell.says(command, "");
            assertTrue(worker.manager.property(TIMER, "TimersCalendar").contains("*:00/30"));
            shell.says("warden-runtime config", "30m");
            assertEquals(0, worker.systemctl("start", SERVICE));
        });
        act(section + "systemctl --user edit " + TIMER, command -> {
            shell.typed("[Timer]\nOnCalendar=\nOnCalendar=Mon..Fri 09:00\n");
            shell.onATerminal(command);
            assertTrue(worker.manager.property(TIMER, "TimersCalendar").contains("Mon..Fri *-*-* 09:00:00"));
        });
    }

    private void seeAndAct() {
        String section = "See and act: ";
        act(section + "warden-runtime status", command -> shell.says(command, "3 to review"));
        act(section + "warden-runtime digest", command -> shell.says(command, "question 2"));
        act(section + "warden-runtime drafts", command -> shell.says(command, "question 2"));
        act(section + "warden-runtime review", command -> {
            try (PseudoTerminal terminal = shell.terminal(command)) {
                terminal.await("1 of 3");
                terminal.await("help\r\n> ");
                terminal.type("q");
                terminal.await("as before, 0");
            }
        });
        act(
                section + "warden-runtime show ID",
                command -> shell.says(shell.withId(command), "Where is the deploy key"));
        act(section + "approve ID", command -> shell.says("warden-runtime " + shell.withId(command), "sent"));
        act(section + "approve ID --edit", command -> {
            shell.typed("by hand\n");
            // An editor is given the terminal, which has to be the user's own.
            shell.says("script -qec 'warden-runtime " + shell.withId(command) + "' /dev/null", "sent");
            assertTrue(hub.messages("to_agent", "agent-a").toString().contains("by hand"));
        });
        act(section + "dismiss ID", command -> shell.says("warden-runtime " + shell.withId(command), "dismissed"));
        act(section + "warden-runtime status --check", command -> shell.says(command, ""));
    }

    private void whenSomethingFails() {
        String section = "When something fails: ";
        // Nothing collects what the units of a test's own systemd say.
        act(section + "journalctl --user -u ops-warden-worker", command -> shell.says(command, "No entries"));
        act(section + "warden-runtime doctor", command -> shell.says(command, hub.url()));
        act(section + "status --check", command -> shell.says("warden-runtime " + command, ""));
        act(section + "warden-runtime rules check", command -> shell.says(command, "rules"));
        act(section + "warden-runtime config", command -> shell.says(command, "WARDEN_HUB_URL"));
    }

    private void sandbox() {
        String section = "Settings that the sandbox has to know: ";
        act(section + "~/.local/share/ops-warden/systemd/install-worker-timer.sh", command -> {
            Path elsewhere = worker.manager.home().resolve("elsewhere");
            worker.set("WORKER_STATE_DIR=" + elsewhere + "\nWORKER_TIMEOUT_TICK=10m");
            shell.says(command, "");
            assertEquals("13min", worker.manager.property(SERVICE, "TimeoutStartUSec"));
            assertEquals(0, worker.systemctl("start", SERVICE));
            assertTrue(Files.exists(elsewhere.resolve("ticks.jsonl")));
        });
        act(section + "systemctl --user edit " + SERVICE, command -> {
            shell.typed(page.dropIns().get(0));
            shell.onATerminal(command);
            String hidden = worker.manager.property(SERVICE, "InaccessiblePaths");
            assertFalse(hidden.contains(".ssh"), hidden);
            assertTrue(hidden.contains(".gnupg") && hidden.contains(".aws"), hidden);
            assertEquals(0, worker.systemctl("start", SERVICE));
            theOtherDropIns(command);
        });
    }

    private void theOtherDropIns(String command) throws Exception {
        worker.withoutDropIns(SERVICE);
        shell.typed(page.dropIns().get(1));
        shell.onATerminal(command);
        assertEquals("no", worker.manager.property(SERVICE, "PrivateUsers"));
        assertEquals(0, worker.systemctl("start", SERVICE));

        worker.withoutDropIns(SERVICE);
        worker.manager.write(worker.manager.home().resolve(".config/ops-warden/hub-token"), "t0ken-of-the-hub\n");
        shell.typed(page.dropIns().get(2));
        shell.onATerminal(command);
        List<String> shown = new ArrayList<>();
        try (ScriptedHub guarded = new ScriptedHub()) {
            guarded.on("/messages/", exchange -> {
                shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                ScriptedHub.json(200, "[]").answer(exchange);
            });
            worker.unset("WARDEN_HUB_URL");
            worker.set("WARDEN_HUB_URL=" + guarded.url());
            assertEquals(0, worker.systemctl("start", SERVICE));
        }
        assertEquals(List.of("Bearer t0ken-of-the-hub"), shown);
        worker.withoutDropIns(SERVICE);
    }

    private void upgrade() {
        act("Upgrade: systemd/install-worker-timer.sh", command -> {
            worker.systemctl("start", TIMER);
            shell.says(command, "the timer is on, as before");
        });
        act(
                "Upgrade: diff -r ~/.config/ops-warden/rules ~/.local/share/ops-warden/rules",
                command -> assertEquals("", shell.says(command, "")));
        act("Backup: systemctl --user stop " + TIMER + " " + SERVICE, command -> {
            shell.says(command, "");
            assertEquals("inactive", worker.manager.property(TIMER, "ActiveState"));
        });
    }

    private void act(String command, Act act) {
        acts.put(command, act);
    }
}
