package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.opswarden.dist.Canaries.Canary;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A secret of every kind goes in by every way that text has: subject, body, thread, labels, names, a model, a rule's
 * reply, reason, template and failure, an editor, what a hub, a model or a plugin says when it fails. Then every byte that
 * came out is searched: files, requests, both streams, what the notifiers were told (contract, section 5, item 2).
 */
final class CanaryIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = System.nanoTime();

    /** Each is a start, a request or a file more; which kinds these are is drawn anew. */
    private static final int FAILING = 12;

    private static final int EDITED = 12;
    private static final int THROWN = 40;

    @TempDir
    Path work;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Canary> bodies = new HashMap<>();
    private final Map<String, Canary> reasons = new HashMap<>();
    private final CanarySearch search = new CanarySearch();
    private Distribution distribution;
    private CanaryHub hub;
    private ScriptedEndpoint model;
    private Canaries canaries;
    private int kinds;

    @BeforeEach
    void set() throws Exception {
        distribution = new Distribution(work);
        canaries = new Canaries(SEED);
        hub = new CanaryHub();
        model = new ScriptedEndpoint(this::answer);
        environment.putAll(Map.of(
                "WARDEN_HUB_URL",
                hub.url(),
                "WARDEN_HUB_TOKEN_FILE",
                own("hub-token", "github-token"),
                "LLM_CONNECT_URL",
                model.url(),
                "LLM_CONNECT_API_KEY_FILE",
                own("model-key", "gitlab-token"),
                "LLM_CONNECT_MAX_CALLS",
                "5000",
                "WORKER_MAX_MESSAGES",
                "5000",
                "WORKER_TIMEOUT_TRIAGE",
                "150s",
                "WORKER_BRAIN",
                "drools,llm",
                "WORKER_NOTIFY",
                "desktop,canary",
                "WORKER_RULES_DIR",
                rules().toString()));
        environment.put("WORKER_PLUGINS_DIR", plugins().toString());
        environment.put("WORKER_STATE_DIR", work.resolve("state").toString());
        environment.put("PATH", notifySend() + ":" + System.getenv("PATH"));
        fillTheHub();
    }

    @AfterEach
    void stop() {
        hub.close();
        model.close();
    }

    @Test
    void noSecretThatGoesInComesOutAnywhere() throws Exception {
        decide();
        look();
        approve();

        gather();
        assertEquals(Map.of(), search.leaks(canaries.drawn()), "seed " + SEED);
        assertThatAllOfItWentIn();
    }

    private void decide() throws Exception {
        Ran tick = run("-vvv", "tick", "--json");
        JsonNode report = JSON.readTree(tick.out());
        assertEquals(0, tick.status(), tick::err);
        assertEquals(2 * kinds + THROWN + FAILING + 1, decided(report), report::toString);
        assertTrue(report.at("/messages/rejected").asInt() >= 3 * FAILING, report::toString);
        assertEquals(THROWN, report.path("fallbacks").size(), report::toString);
        environment.put("WORKER_STATE_DIR", work.resolve("another-state").toString());
        environment.put("WORKER_MAX_MESSAGES", "40");
        run(0, "tick", "--compare", "--json");
        model.on((exchange, request) -> ScriptedHub.json(
                        400,
                        "{\"error\":{\"message\":\"no: "
                                + canaries.one("github-token", "model's failure")
                                        .text() + "\"}}")
                .answer(exchange));
        run(0, "-v", "tick");
        environment.put("WORKER_MAX_MESSAGES", "5000");
        environment.put("WORKER_STATE_DIR", work.resolve("state").toString());
    }

    private void look() throws Exception {
        for (String command : List.of(
                "tick",
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
                "config --json")) {
            run(0, command.split(" "));
        }
    }

    private void approve() throws Exception {
        assertEquals(1, run("approve", "model-7", "rule-7").status());
        environment.put("EDITOR", editor("typed", typed()));
        assertEquals(1, run(with("approve", "--edit", "--json"), "rule", EDITED).status());
        List<Canary> said = canaries.some(FAILING, "hub's failure");
        hub.refuse(id -> "no: "
                + said.get(Integer.parseInt(id.substring("plain-".length()))).text());
        run(with("approve", "-v"), "plain", FAILING);
        hub.refuse(id -> "");
        run(0, "approve", "plain-7", "--json");
        environment.put("EDITOR", editor("clean", List.of("Look in the safe.")));
        run(0, "approve", "model-7", "--edit");
        run(
                0,
                "dismiss",
                "rule-7",
                "--reason",
                canaries.one("slack-token", "reason of a person").text());
        run(0, "audit", "show");
        run(0, "audit", "verify");
        run(0, "status");
        run(0, "tick", "--json");
    }

    /** What was never read is no proof that it would not have come out. */
    private void assertThatAllOfItWentIn() throws IOException {
        JsonNode drafts = JSON.readTree(Files.readString(work.resolve("state/worker-drafts.json")))
                .path("drafts");
        String told = model.requests().toString();
        for (int i = 0; i < kinds; i++) {
            for (String id : List.of("model-" + i, "rule-" + i)) {
                JsonNode draft = drafts.path(id);
                String name = canaries.drawn().get(i).name();
                assertTrue(draft.toString().contains("[secret:"), () -> name + ", " + id + ": " + draft);
            }
        }
        assertTrue(told.split("\\[secret:").length > 4 * kinds, "the model is told marks");
        assertTrue(hub.wire().toString().contains("Look in the safe."), "the reply went out");
        assertTrue(search.at(work.resolve("state/digest/told.txt").toString()).contains("[secret:"), "notifier");
    }

    private static int decided(JsonNode report) {
        int sum = 0;
        for (JsonNode count : report.path("decisions")) {
            sum += count.asInt();
        }
        return sum;
    }

    private void fillTheHub() {
        List<Canary> first = canaries.ofEveryKind("subject");
        kinds = first.size();
        List<Canary> body = canaries.ofEveryKind("body");
        List<Canary> before = canaries.ofEveryKind("earlier message");
        List<Canary> label = canaries.ofEveryKind("label");
        List<Canary> said = canaries.ofEveryKind("model's text");
        List<Canary> because = canaries.ofEveryKind("model's reason");
        List<Canary> ruled = canaries.ofEveryKind("rule");
        List<Canary> thrown = canaries.some(THROWN, "rule's failure");
        List<Canary> sender = canaries.some(FAILING, "sender");
        List<Canary> thread = canaries.some(FAILING, "thread");
        for (int i = 0; i < kinds; i++) {
            String id = "model-" + i;
            hub.earlier("thread-" + i, before.get(i).text());
            hub.put(
                    id,
                    "agent-a",
                    "thread-" + i,
                    "about " + first.get(i).onOneLine(),
                    "(" + id + ") see " + body.get(i).text() + " there",
                    label.get(i).onOneLine());
            bodies.put(id, said.get(i));
            reasons.put(id, because.get(i));
            hub.put("rule-" + i, "agent-a", null, "digits", ruled.get(i).inDigits());
        }
        for (int i = 0; i < THROWN; i++) {
            hub.put("thrown-" + i, "agent-a", null, "throw", thrown.get(i).inDigits());
        }
        for (int i = 0; i < FAILING; i++) {
            hub.put("plain-" + i, "agent-a", null, "plain", "nothing of interest");
            hub.put("sender-" + i, "bob " + sender.get(i).onOneLine(), null, "s", "b");
            hub.put("thread-of-" + i, "agent-a", "x " + thread.get(i).onOneLine(), "s", "b");
            hub.put(canaries.one("github-token", "id").text(), "agent-a", null, "s", "b");
        }
        hub.put("half", "agent-a", null, "half", "template");
    }

    /** Rules that say what they read out of digits, where no detector had a chance before. */
    private Path rules() throws IOException {
        Path rules = Files.createDirectory(work.resolve("rules"));
        Files.writeString(rules.resolve("echo.drl"), """
                package triage;
                import dev.opswarden.rules.Message;
                import dev.opswarden.rules.Triage;
                function String read(String digits) {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i + 2 < digits.length(); i += 3) {
                        text.append((char) (Integer.parseInt(digits.substring(i, i + 3)) - 100));
                    }
                    return text.toString();
                }
                rule "says what it read"
                when $t : Triage( undecided ) $m : Message( subject == "digits" )
                then $t.reply(read($m.getBody())).because(read($m.getBody())).label(read($m.getBody())); end
                rule "throws what it read"
                when $t : Triage( undecided ) $m : Message( subject == "throw" )
                then throw new IllegalStateException(read($m.getBody())); end
                rule "fills a template"
                when $t : Triage( undecided ) $m : Message( body == "template" )
                then $t.replyFrom("half").because("template"); end
                rule "answers"
                when $t : Triage( undecided ) $m : Message( subject == "plain" )
                then $t.reply("Look in the vault.").because("plain"); end
                """);
        Files.createDirectory(rules.resolve("templates"));
        Canary half = canaries.one("github-token", "template");
        Files.writeString(
                rules.resolve("templates/half.mustache"),
                half.text().substring(0, 22) + "{{! in two halves }}"
                        + half.text().substring(22));
        return rules;
    }

    /** Says a secret in each text that a model has. */
    private void answer(HttpExchange exchange, JsonNode request) throws IOException {
        String user = ScriptedEndpoint.user(request);
        int at = user.indexOf("(model-");
        String id = at < 0 ? "" : user.substring(at + 1, user.indexOf(')', at));
        ObjectNode verdict = ScriptedEndpoint.verdict(
                bodies.containsKey(id) ? "It is " + bodies.get(id).text() : "Hm.");
        if (reasons.containsKey(id)) {
            verdict.put("reason", "because of " + reasons.get(id).text());
        }
        ScriptedEndpoint.say(exchange, verdict.toString());
    }

    /** The shipped plugins, and a notifier that fails. */
    private Path plugins() throws IOException {
        Path plugins = Files.createDirectory(work.resolve("plugins"));
        try (Stream<Path> shipped = Files.list(Path.of(System.getProperty("warden.dist", ""), "plugins"))) {
            for (Path jar : shipped.toList()) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
        }
        String failure =
                "no: " + canaries.one("github-token", "plugin's failure").text() + " and "
                        + canaries.one("password", "plugin's failure").text();
        CanaryNotifier.pack(plugins.resolve("canary.jar"), failure);
        return plugins;
    }

    private Path notifySend() throws IOException {
        Path bin = Files.createDirectory(work.resolve("bin"));
        script(bin.resolve("notify-send"), "printf '%s\\n' \"$@\" >> '" + distribution.home() + "/notified'\n");
        return bin;
    }

    /** An editor that leaves one text after another; what it is given is what goes out, and is searched as well. */
    private String editor(String name, List<String> texts) throws IOException {
        Path directory = Files.createDirectory(work.resolve(name));
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(directory.resolve("text-" + i), texts.get(i));
        }
        Files.writeString(directory.resolve("count"), "0");
        Path editor = work.resolve("edit-" + name);
        script(editor, """
                cd '%s'
                cat "$1" >> '%s/edited'
                n=$(cat count)
                cat text-$n > "$1"
                echo $((n+1)) > count
                """.formatted(directory, distribution.home()));
        return editor.toString();
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** A secret of the worker's own, in a file for it alone. */
    private String own(String name, String kind) throws IOException {
        Path file =
                Files.writeString(work.resolve(name), canaries.one(kind, name).text() + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    private static List<String> with(String... words) {
        return new ArrayList<>(Arrays.asList(words));
    }

    /** All kinds, on as few texts as are edited. */
    private List<String> typed() {
        List<Canary> all = canaries.ofEveryKind("editor");
        return IntStream.range(0, EDITED)
                .mapToObj(text -> IntStream.range(0, kinds)
                        .filter(i -> i % EDITED == text)
                        .mapToObj(i -> all.get(i).text())
                        .collect(Collectors.joining("\n\n")))
                .toList();
    }

    private Ran run(List<String> command, String ids, int count) throws Exception {
        IntStream.range(0, count).forEach(i -> command.add(ids + "-" + i));
        return run(command.toArray(String[]::new));
    }

    private void run(int status, String... command) throws Exception {
        Ran ran = run(command);
        assertEquals(status, ran.status(), () -> String.join(" ", command) + ": " + ran);
    }

    private Ran run(String... command) throws Exception {
        Ran ran = distribution.run(environment, command);
        String name = String.join(" ", command)
                .substring(0, Math.min(40, String.join(" ", command).length()));
        search.add("output of " + name, ran.out());
        search.add("errors of " + name, ran.err());
        return ran;
    }

    private void gather() throws IOException {
        search.addFiles(distribution.home());
        search.addFiles(distribution.temporary());
        search.addFiles(work.resolve("state"));
        search.addFiles(work.resolve("another-state"));
        for (String sent : hub.wire()) {
            search.add("what the hub was sent", sent);
        }
        for (JsonNode asked : model.requests()) {
            search.add("what the model was sent", asked.toString());
        }
    }
}
