package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Canaries.Canary;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A secret of every kind goes in by every way that text has: subject, body, thread, labels, names, a model, a rule's
 * reply, reason, template and failure, an editor, what a hub, a model or a plugin says when it fails. Then every byte that
 * came out is searched: every file (digests, audit log, history and log among them), both streams, the screen of a
 * review, what the notifiers were told, what the hub and the model were sent (contract, section 5, item 2).
 */
final class CanaryIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = System.nanoTime();
    private static final int EDITED = 12;

    @TempDir
    Path work;

    private final CanarySearch search = new CanarySearch();
    private Distribution distribution;
    private CanaryRuns runs;
    private CanaryFiles files;
    private CanaryHub hub;
    private CanaryInbox inbox;
    private ScriptedEndpoint model;
    private Canaries canaries;

    @BeforeEach
    void set() throws Exception {
        distribution = new Distribution(work);
        canaries = new Canaries(SEED);
        hub = new CanaryHub();
        inbox = new CanaryInbox(canaries);
        inbox.fill(hub);
        model = new ScriptedEndpoint(inbox::answer);
        files = new CanaryFiles(work, distribution.home(), canaries);
        runs = new CanaryRuns(distribution, search)
                .with("WARDEN_HUB_URL", hub.url())
                .with("WARDEN_HUB_TOKEN_FILE", files.own("hub-token", "github-token"))
                .with("LLM_CONNECT_URL", model.url())
                .with("LLM_CONNECT_API_KEY_FILE", files.own("model-key", "gitlab-token"))
                .with("LLM_CONNECT_MAX_CALLS", "5000")
                .with("WORKER_MAX_MESSAGES", "5000")
                .with("WORKER_TIMEOUT_TRIAGE", "150s")
                .with("WORKER_BRAIN", "drools,llm")
                .with("WORKER_NOTIFY", "desktop,canary")
                .with("WORKER_RULES_DIR", files.rules().toString())
                .with("WORKER_PLUGINS_DIR", files.plugins().toString())
                .with("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
                .with("PATH", files.notifySend() + ":" + System.getenv("PATH"));
        in("state");
    }

    @AfterEach
    void stop() {
        hub.close();
        model.close();
    }

    @Test
    void noSecretThatGoesInComesOutAnywhere() throws Exception {
        decide();
        compare();
        look();
        approve();
        review();
        settle();

        gather();
        assertEquals(Map.of(), search.leaks(canaries.drawn()), "seed " + SEED);
        assertThatAllOfItWentIn();
    }

    private void decide() throws Exception {
        Ran tick = runs.run("-vvv", "tick", "--json");
        JsonNode report = JSON.readTree(tick.out());
        assertEquals(0, tick.status(), tick::err);
        assertEquals(
                2 * inbox.kinds() + CanaryInbox.THROWN + CanaryInbox.FAILING + 1, decided(report), report::toString);
        assertTrue(report.at("/messages/rejected").asInt() >= 3 * CanaryInbox.FAILING, report::toString);
        assertEquals(CanaryInbox.THROWN, report.path("fallbacks").size(), report::toString);
        // A later tick tells of other things, and what it told before is gone.
        search.addFiles(work.resolve("state/digest"));
    }

    /** On a state of its own, since what is decided is not asked about again. */
    private void compare() throws Exception {
        in("another-state").with("WORKER_MAX_MESSAGES", "40");
        runs.runAll(List.of("tick --compare", "tick --compare --json", "tick --dry-run"));
        model.on((exchange, request) -> ScriptedHub.json(
                        400,
                        "{\"error\":{\"message\":\"no: "
                                + canaries.one("github-token", "model's failure")
                                        .text() + "\"}}")
                .answer(exchange));
        runs.run(0, "-v", "tick");
        in("state").with("WORKER_MAX_MESSAGES", "5000");
    }

    private void look() throws Exception {
        runs.runAll(List.of(
                "status",
                "status --json",
                "drafts --all",
                "drafts --all --json",
                "digest",
                "show model-7",
                "show rule-7 --json",
                "show thrown-7",
                "rules explain model-7",
                "rules explain rule-7 --json",
                "rules explain thrown-7",
                "rules replay",
                "rules replay --json",
                "doctor",
                "config --json"));
    }

    private void approve() throws Exception {
        runs.run(1, "approve", "model-7", "rule-7");
        runs.with("EDITOR", files.editor("typed", typed()));
        runs.run(1, with("rule", EDITED, "approve", "--edit", "--json"));
        List<Canary> said = canaries.some(CanaryInbox.FAILING, "hub's failure");
        hub.refuse(id -> "no: "
                + said.get(Integer.parseInt(id.substring("plain-".length()))).text());
        runs.run(1, with("plain", CanaryInbox.FAILING, "approve", "-v"));
        hub.refuse(id -> "");
        runs.run(0, "approve", "plain-7", "--json");
        runs.with("EDITOR", files.editor("clean", List.of("Look in the safe.")));
        runs.run(0, "approve", "model-7", "--edit");
    }

    /** The first draft as it is, and then what an editor leaves of it, which goes nowhere. */
    private void review() throws Exception {
        Needed.that(
                PseudoTerminal.isAvailable(), "there is no 'script' (util-linux) here, which makes a pseudo-terminal");
        Canary typed = canaries.one("github-token", "editor in a review");
        runs.with("EDITOR", files.editor("reviewed", List.of("It is " + typed.text())));
        String asks = "help\r\n> ";
        String screen = runs.onATerminal(
                List.of(asks, asks, "shows the draft again > ", asks), List.of("m", "e", " ", "q"), " wait", "review");
        assertTrue(screen.contains("[secret:"), screen);
    }

    private void settle() throws Exception {
        String why = canaries.one("slack-token", "reason of a person").text();
        runs.run(0, "dismiss", "rule-7", "--reason", why);
        runs.run(0, "tick", "--json");
        runs.runAll(List.of("audit show", "audit verify", "status"));
    }

    private void gather() throws IOException {
        for (Path place : List.of(
                distribution.home(), distribution.temporary(), work.resolve("state"), work.resolve("another-state"))) {
            search.addFiles(place);
        }
        for (String sent : hub.wire()) {
            search.add("what the hub was sent", sent);
        }
        for (JsonNode asked : model.requests()) {
            search.add("what the model was sent", asked.toString());
        }
    }

    /** What was never read is no proof that it would not have come out. */
    private void assertThatAllOfItWentIn() throws IOException {
        JsonNode drafts = JSON.readTree(Files.readString(work.resolve("state/worker-drafts.json")))
                .path("drafts");
        for (int i = 0; i < inbox.kinds(); i++) {
            for (String id : List.of("model-" + i, "rule-" + i)) {
                JsonNode draft = drafts.path(id);
                String name = canaries.drawn().get(i).name();
                assertTrue(draft.toString().contains("[secret:"), () -> name + ", " + id + ": " + draft);
            }
        }
        String told = model.requests().toString();
        assertTrue(told.split("\\[secret:").length > 4 * inbox.kinds(), "the model is told marks");
        assertTrue(hub.wire().toString().contains("Look in the safe."), "the reply went out");
        for (String place : List.of(
                work.resolve("state/digest/told.txt").toString(),
                work.resolve("state/digest/latest.md").toString(),
                distribution.home().resolve("notified").toString(),
                "output of tick --compare")) {
            assertTrue(search.at(place).contains("[secret:"), place);
        }
        assertTrue(search.at(work.resolve("state/audit.jsonl").toString()).contains("[secret:"), "audit log");
    }

    private CanaryRuns in(String state) {
        return runs.with("WORKER_STATE_DIR", work.resolve(state).toString());
    }

    private static int decided(JsonNode report) {
        int sum = 0;
        for (JsonNode count : report.path("decisions")) {
            sum += count.asInt();
        }
        return sum;
    }

    /** All kinds, on as few texts as are edited. */
    private List<String> typed() {
        List<Canary> all = canaries.ofEveryKind("editor");
        return IntStream.range(0, EDITED)
                .mapToObj(text -> IntStream.range(0, inbox.kinds())
                        .filter(i -> i % EDITED == text)
                        .mapToObj(i -> all.get(i).text())
                        .collect(Collectors.joining("\n\n")))
                .toList();
    }

    private static String[] with(String ids, int count, String... command) {
        List<String> words = new ArrayList<>(Arrays.asList(command));
        IntStream.range(0, count).forEach(i -> words.add(ids + "-" + i));
        return words.toArray(String[]::new);
    }
}
