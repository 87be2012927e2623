package dev.opswarden.dist;

import static dev.opswarden.dist.InstalledWorker.SERVICE;
import static dev.opswarden.dist.InstalledWorker.TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
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
    private final Path work;

    PlaybookActs(InstalledWorker worker, HubProcess hub, Playbook page, Path work) throws Exception {
        this.worker = worker;
        this.hub = hub;
        this.page = page;
        this.work = work;
        Path editor = worker.manager.home().resolve("editor");
        // systemctl keeps what stands between two of its comments; elsewhere the end of the file is as good.
        worker.manager.write(editor, """
                #!/bin/sh
                awk -v typed="$HOME/typed" '
                    function put() { while ((getline line < typed) > 0) print line; done = 1 }
                    { print }
                    /^### Anything between here/ { put() }
                    END { if (!done) put() }' "$1" > "$1.edited" && cat "$1.edited" > "$1" && rm "$1.edited"
                """);
        new ProcessBuilder("chmod", "+x", editor.toString()).start().waitFor();
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
            says(command, "the timer is off; on: systemctl --user enable --now " + TIMER);
            assertTrue(Files.isSymbolicLink(worker.manager.home().resolve(".local/bin/warden-runtime")));
            assertTrue(Files.isDirectory(worker.manager.home().resolve(".config/ops-warden/rules")));
        });
        act(section + "man warden-runtime", command -> says(command, "drafts"));
        act(
                section + "fpath=(~/.local/share/ops-warden/share/zsh/site-functions $fpath)",
                command -> says(
                        "zsh -f -c '" + command
                                + "; autoload -Uz compinit; compinit -u -D; echo $_comps[warden-runtime]'",
                        "_warden-runtime"));
        act(section + "$EDITOR ~/.config/ops-warden/worker.env", command -> {
            // A machine that builds other things at the same time is slow.
            typed("WARDEN_HUB_URL=" + hub.url()
                    + "\nWORKER_TIMEOUT_HEALTH=60s\nWORKER_TIMEOUT_FETCH=60s\nWORKER_NOTIFY=\n");
            says(command, "");
            says("warden-runtime config", hub.url());
        });
        act(section + "warden-runtime doctor", command -> {
            says(command, hub.url() + " answered 200");
            says(command, "→ systemctl --user enable --now " + TIMER);
        });
        act(section + "warden-runtime tick --dry-run", command -> {
            says(command, "3 messages");
            assertEquals(0, worker.status().path("pending_drafts").asInt());
        });
        act(section + "systemctl --user enable --now " + TIMER, command -> {
            says(command, "");
            assertEquals("active", worker.status().path("timer").asText());
            assertEquals("enabled", worker.manager.property(TIMER, "UnitFileState"));
        });
        act(section + "systemd/install-worker-timer.sh --enable", command -> {
            says(command, "the timer is on");
            assertEquals("active", worker.status().path("timer").asText());
        });
    }

    private void disable() {
        String section = "Disable: ";
        act(section + "systemctl --user disable --now " + TIMER, command -> {
            says(command, "");
            assertEquals("inactive", worker.status().path("timer").asText());
        });
        act(section + "systemctl --user stop " + SERVICE, command -> says(command, ""));
        act(section + "echo WORKER_ENABLED=0 >> ~/.config/ops-warden/worker.env", command -> {
            says(command, "");
            says("warden-runtime tick", "disabled");
            says("warden-runtime status", "WORKER_ENABLED=0");
        });
        act(section + "~/.local/share/ops-warden/systemd/install-worker-timer.sh --uninstall", command -> {
            says(command, "is uninstalled. Settings and rules stay in");
            assertFalse(Files.exists(worker.manager.units().resolve(TIMER)));
            assertTrue(Files.exists(worker.settings()));
        });
    }

    private void cadence() {
        String section = "Cadence: ";
        act(section + "~/.local/share/ops-warden/systemd/install-worker-timer.sh --every 30min", command -> {
            // As one does who comes back.
            says("systemd/install-worker-timer.sh", "the timer is off");
            worker.unset("WORKER_ENABLED");
            says(command, "");
            assertTrue(worker.manager.property(TIMER, "TimersCalendar").contains("*:00/30"));
            says("warden-runtime config", "30m");
            assertEquals(0, worker.systemctl("start", SERVICE));
        });
        act(section + "systemctl --user edit " + TIMER, command -> {
            typed("[Timer]\nOnCalendar=\nOnCalendar=Mon..Fri 09:00\n");
            onATerminal(command);
            assertTrue(worker.manager.property(TIMER, "TimersCalendar").contains("Mon..Fri *-*-* 09:00:00"));
        });
    }

    private void seeAndAct() {
        String section = "See and act: ";
        act(section + "warden-runtime status", command -> says(command, "3 to review"));
        act(section + "warden-runtime digest", command -> says(command, "question 2"));
        act(section + "warden-runtime drafts", command -> says(command, "question 2"));
        act(section + "warden-runtime review", command -> {
            try (PseudoTerminal terminal = new PseudoTerminal(shell(command).directory(work.toFile()))) {
                terminal.await("1 of 3");
                terminal.await("help\r\n> ");
                terminal.type("q");
                terminal.await("as before, 0");
            }
        });
        act(section + "warden-runtime show ID", command -> says(withId(command), "Where is the deploy key"));
        act(section + "approve ID", command -> says("warden-runtime " + withId(command), "sent"));
        act(section + "approve ID --edit", command -> {
            typed("by hand\n");
            // An editor is given the terminal, which has to be the user's own.
            says("script -qec 'warden-runtime " + withId(command) + "' /dev/null", "sent");
            assertTrue(hub.messages("to_agent", "agent-a").toString().contains("by hand"));
        });
        act(section + "dismiss ID", command -> says("warden-runtime " + withId(command), "dismissed"));
        act(section + "warden-runtime status --check", command -> says(command, ""));
    }

    private void whenSomethingFails() {
        String section = "When something fails: ";
        // Nothing collects what the units of a test's own systemd say.
        act(section + "journalctl --user -u ops-warden-worker", command -> says(command, "No entries"));
        act(section + "warden-runtime doctor", command -> says(command, hub.url()));
        act(section + "status --check", command -> says("warden-runtime " + command, ""));
        act(section + "warden-runtime rules check", command -> says(command, "rules"));
        act(section + "warden-runtime config", command -> says(command, "WARDEN_HUB_URL"));
    }

    private void sandbox() {
        String section = "Settings that the sandbox has to know: ";
        act(section + "~/.local/share/ops-warden/systemd/install-worker-timer.sh", command -> {
            Path elsewhere = worker.manager.home().resolve("elsewhere");
            worker.set("WORKER_STATE_DIR=" + elsewhere + "\nWORKER_TIMEOUT_TICK=10m");
            says(command, "");
            assertEquals("13min", worker.manager.property(SERVICE, "TimeoutStartUSec"));
            assertEquals(0, worker.systemctl("start", SERVICE));
            assertTrue(Files.exists(elsewhere.resolve("ticks.jsonl")));
        });
        act(section + "systemctl --user edit " + SERVICE, command -> {
            typed(page.dropIns().get(0));
            onATerminal(command);
            String hidden = worker.manager.property(SERVICE, "InaccessiblePaths");
            assertFalse(hidden.contains(".ssh"), hidden);
            assertTrue(hidden.contains(".gnupg") && hidden.contains(".aws"), hidden);
            assertEquals(0, worker.systemctl("start", SERVICE));
            theOtherDropIns(command);
        });
    }

    private void theOtherDropIns(String command) throws Exception {
        worker.withoutDropIns(SERVICE);
        typed(page.dropIns().get(1));
        onATerminal(command);
        assertEquals("no", worker.manager.property(SERVICE, "PrivateUsers"));
        assertEquals(0, worker.systemctl("start", SERVICE));

        worker.withoutDropIns(SERVICE);
        worker.manager.write(worker.manager.home().resolve(".config/ops-warden/hub-token"), "t0ken-of-the-hub\n");
        typed(page.dropIns().get(2));
        onATerminal(command);
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
            says(command, "the timer is on, as before");
        });
        act(
                "Upgrade: diff -r ~/.config/ops-warden/rules ~/.local/share/ops-warden/rules",
                command -> assertEquals("", says(command, "")));
        act("Backup: systemctl --user stop " + TIMER + " " + SERVICE, command -> {
            says(command, "");
            assertEquals("inactive", worker.manager.property(TIMER, "ActiveState"));
        });
    }

    private void act(String command, Act act) {
        acts.put(command, act);
    }

    /** Types a line into a shell of the user's, in the unpacked distribution; it succeeds, and says this. */
    private String says(String line, String expected) {
        Ran ran = worker.manager.run(words(line));
        assertEquals(0, ran.status(), () -> line + ": " + ran);
        assertTrue((ran.out() + ran.err()).contains(expected), () -> line + ": " + ran);
        return ran.out();
    }

    private void onATerminal(String line) throws IOException {
        try (PseudoTerminal terminal = new PseudoTerminal(shell(line).directory(work.toFile()))) {
            terminal.await("as before, 0");
        }
    }

    private ProcessBuilder shell(String line) {
        return worker.manager.process(words(line));
    }

    private String[] words(String line) {
        String editor = worker.manager.home().resolve("editor").toString();
        return new String[] {
            "env",
            "EDITOR=" + editor,
            "LC_ALL=C.UTF-8",
            "TERM=xterm",
            "NO_COLOR=1",
            "sh",
            "-c",
            "cd '" + worker.unpacked() + "' && " + line
        };
    }

    private void typed(String text) throws IOException, InterruptedException {
        worker.manager.write(worker.manager.home().resolve("typed"), text);
    }

    /** With the id of a draft that waits. */
    private String withId(String command) throws IOException {
        JsonNode drafts = new JsonMapper()
                .readTree(worker.warden("drafts", "--json").out())
                .path("drafts");
        return command.replace("ID", drafts.path(0).path("message_id").asText());
    }
}
