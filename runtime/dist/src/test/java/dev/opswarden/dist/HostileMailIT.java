package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred messages whose every field tries to be more than text, rules and a model that repeat them, and every
 * command. Then every byte of both streams, the screen of a review, the digests as they lie there and as a viewer of
 * Markdown shows them, the notification, the notes at the hub, every file and its name are searched for what is alive.
 */
final class HostileMailIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = System.nanoTime();
    private static final String HOSTILE = "x\u001b[31m\u009b2J\n" + HostileMail.FORGED + " # <b> [l](http://e)";
    private static final Set<Integer> STATUSES = Set.of(0, 1, 2, 74, 75, 78);

    @TempDir
    Path work;

    private final CanarySearch search = new CanarySearch();
    private HostileMail mail;
    private Distribution distribution;
    private CanaryHub hub;
    private ScriptedEndpoint model;
    private CanaryRuns runs;

    @BeforeEach
    void set() throws Exception {
        mail = new HostileMail(SEED);
        distribution = new Distribution(work);
        hub = new CanaryHub();
        mail.messages().forEach(hub::put);
        model = new ScriptedEndpoint(this::answer);
        CanaryFiles files = new CanaryFiles(work, distribution.home(), new Canaries(SEED));
        runs = new CanaryRuns(distribution, search)
                .with("WARDEN_HUB_URL", hub.url())
                .with("LLM_CONNECT_URL", model.url())
                .with("LLM_CONNECT_MAX_CALLS", "1000")
                .with("WORKER_MAX_MESSAGES", "1000")
                .with("WORKER_BRAIN", "drools,llm")
                .with("WORKER_RULES_DIR", HostileRules.in(work).toString())
                .with("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
                .with("EDITOR", files.editor("typed", List.of("By hand \u202e\u200b.", "Again \u001b]0;x\u0007.")))
                .with("PATH", files.notifySend() + ":" + System.getenv("PATH"))
                .with("USER", "op\u001b[31mer");
        in("state");
    }

    @AfterEach
    void stop() {
        hub.close();
        model.close();
    }

    @Test
    void nothingOfAMessageIsAliveAnywhere() throws Exception {
        decide();
        look();
        act();
        mistake();

        gather();
        assertEquals(Map.of(), new HostileSinks(search.seen()).alive(mail.halves()), "seed " + SEED);
        assertThatPagesAndNotificationsAreOurs();
        assertThatNamesOfFilesAreOurs();
        assertFalse(Files.exists(work.resolve("pwned")), "a command of a message was run");
    }

    private void decide() throws Exception {
        runs.runAll(List.of("tick --dry-run", "tick --compare", "tick --compare --json"));
        in("state");
        Ran tick = runs.run("-vvv", "tick", "--json");
        JsonNode report = JSON.readTree(tick.out());
        assertEquals(0, tick.status(), tick::err);
        assertTrue(report.at("/messages/new").asInt() > 180, tick::out);
        assertTrue(report.at("/messages/rejected").asInt() >= 8, tick::out);
        assertFalse(report.path("fallbacks").isEmpty(), tick::out);
    }

    private void look() throws Exception {
        runs.runAll(List.of(
                "tick",
                "digest",
                "status",
                "status --json",
                "drafts --all",
                "drafts --all --json",
                "audit show",
                "audit verify",
                "doctor",
                "rules check",
                "rules list",
                "rules explain reply-0",
                "rules replay",
                "config --json",
                "show reply-0",
                "show reply-5",
                "show reply-8",
                "show escalate-12 --json",
                "show thrown-1"));
        runs.runEach(
                STATUSES,
                List.of(
                        List.of("show", "../../etc/passwd"),
                        List.of("show", "@/etc/passwd"),
                        List.of("show", "$(touch pwned)"),
                        List.of("show", "* ?"),
                        List.of("show", "--", "-rf"),
                        List.of("audit", "show", "# H"),
                        List.of("plugins", "list")));
    }

    private void act() throws Exception {
        run("approve", "reply-1", "reply-4", "reply-5", "reply-9", "reply-29");
        run("approve", "--json", "reply-10", "../../etc/passwd");
        hub.refuse(id -> "no: " + mail.text(id));
        run("approve", "reply-3", "reply-7", "reply-13", "reply-35");
        hub.refuse(id -> "");
        run("approve", "--edit", "reply-14", "reply-15");
        run("dismiss", "reply-16", "--reason", HOSTILE);
        run("dismiss", "--decision", "fyi,ignore", "--yes");
        Needed.that(
                PseudoTerminal.isAvailable(), "there is no 'script' (util-linux) here, which makes a pseudo-terminal");
        String asks = "help\r\n> ";
        runs.onATerminal(
                List.of(asks, asks, asks, asks, asks, asks), List.of("m", "s", "m", "s", "d", "q"), " wait", "review");
    }

    /** What is typed may be pasted from a message. */
    private void mistake() throws Exception {
        runs.runEach(
                STATUSES,
                List.of(
                        List.of("show", HOSTILE),
                        List.of("show", HOSTILE, "--json"),
                        List.of("approve", HOSTILE),
                        List.of("dismiss", HOSTILE),
                        List.of("audit", "show", HOSTILE),
                        List.of("rules", "explain", HOSTILE),
                        List.of("drafts", HOSTILE),
                        List.of("hub", "--load", HOSTILE),
                        List.of("secrets", "scan", HOSTILE),
                        List.of("config", "--config", HOSTILE),
                        List.of(HOSTILE)));
        Path token = Files.createDirectory(work.resolve("x\u001b[31m y")).resolve("token");
        Files.writeString(token, "\u001b[31m ghp_" + mail.halves().get(0).repeat(3) + "\n");
        assertEquals(1, runs.run("secrets", "scan", token.toString()).status());
        runs.with("WORKER_INBOX", HOSTILE);
        run("config");
        run("tick");
        runs.with("WORKER_INBOX", "hub");
    }

    private void gather() throws IOException {
        for (Path place : List.of(distribution.home(), work.resolve("state"))) {
            search.addFiles(place);
        }
        for (String sent : hub.wire()) {
            search.add(sent.startsWith("POST /progress/") ? "the notes at the hub" : "wire: the hub", sent);
        }
        for (JsonNode asked : model.requests()) {
            search.add("wire: the model", asked.toString());
        }
    }

    private void assertThatPagesAndNotificationsAreOurs() throws IOException {
        try (Stream<Path> digests = Files.list(work.resolve("state/digest"))) {
            for (Path digest : digests.toList()) {
                String page = Files.readString(digest);
                assertEquals(List.of(), new RenderedDigest(page).alive(HostileMail.MARK), digest::toString);
                assertTrue(page.contains(HostileMail.MARK), "the messages are on the page");
            }
        }
        String told = search.at(distribution.home().resolve("notified").toString());
        assertTrue(told.contains(HostileMail.MARK), told);
        assertFalse(
                Pattern.compile("<(?!/?b>)|\\\\|" + HostileMail.MARK + "[^\\n]*<")
                        .matcher(told)
                        .find(),
                told);
    }

    private void assertThatNamesOfFilesAreOurs() throws IOException {
        for (String root : List.of("state", "home", "tmp")) {
            try (Stream<Path> files = Files.walk(work.resolve(root))) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    assertTrue(name.matches("[A-Za-z0-9._%-]+") && !name.startsWith("-"), name);
                }
            }
        }
    }

    private void run(String... command) throws Exception {
        Ran ran = runs.run(command);
        assertTrue(STATUSES.contains(ran.status()), () -> String.join(" ", command) + ": " + ran);
    }

    private void in(String state) {
        runs.with("WORKER_STATE_DIR", work.resolve(state).toString());
    }

    /** Repeats a message in each text that a model has, or says it where it fails. */
    private void answer(HttpExchange exchange, JsonNode request) throws IOException {
        String user = ScriptedEndpoint.user(request);
        int at = user.indexOf("(thrown-");
        String id = at < 0 ? "thrown-1" : user.substring(at + 1, user.indexOf(')', at));
        String text = mail.text(id);
        if (Integer.parseInt(id.substring("thrown-".length())) % 4 == 0) {
            String error = JSON.writeValueAsString(Map.of("error", Map.of("message", "no: " + text)));
            ScriptedHub.json(400, error).answer(exchange);
            return;
        }
        String said = HostileMail.MARK + text.substring(0, Math.min(text.length(), 500));
        ScriptedEndpoint.say(
                exchange, ScriptedEndpoint.verdict(said).put("reason", said).toString());
    }
}
