package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    @TempDir
    Path work;

    private Distribution distribution;

    @BeforeEach
    void open() throws IOException {
        distribution = new Distribution(work);
    }

    @Test
    void itShowsTheMainJobAndLeavesNothingBehind() throws Exception {
        Ran ran = distribution.run(Map.of(), "demo");

        assertEquals(0, ran.status(), ran.toString());
        assertInOrder(
                ran.out(),
                "1. A hub with mail",
                "9 messages wait there for ops-warden",
                "2. A tick",
                "triage    ok",
                "drafted: 9 messages decided (2 reply, 4 escalate, 2 fyi, 1 ignore)",
                "3. The digest",
                "# ops-warden: 4 need you, 2 drafts to review",
                "asks for the value of a secret, which no message may hold",
                "4. The drafts",
                "deploy-key ",
                "staging-access ",
                "5. A second tick",
                "no-op: nothing new",
                "6. What reached the hub",
                "POST /progress/, answered 201",
                "7. You approve one",
                "'warden-runtime approve deploy-key' sends it",
                "sent deploy-key as ",
                "8. The reply at the hub",
                "from     ops-warden",
                "to       shop-team",
                "subject  Re: Deploy key of the shop",
                "What to try next");
        assertFalse(ran.out().contains("POST /messages/"), ran.out());
        assertFalse(ran.out().contains("\u001b"), ran.out());
        assertEquals(List.of(), files(distribution.home()));
        assertEquals(List.of(), files(distribution.temporary()));
    }

    @Test
    void settingsOfTheCallerChangeNothing() throws Exception {
        Path state = work.resolve("state");
        Ran ran = distribution.run(
                Map.of(
                        "WORKER_ENABLED", "0",
                        "WARDEN_HUB_URL", "http://127.0.0.1:9",
                        "WARDEN_AGENT", "somebody",
                        "WORKER_STATE_DIR", state.toString(),
                        "WORKER_MAX_MESSAGES", "many",
                        "LLM_CONNECT_URL", "http://127.0.0.1:9"),
                "demo");

        assertEquals(0, ran.status(), ran.toString());
        assertFalse(Files.exists(state));
    }

    @Test
    void whatItMadeIsKeptOnRequest() throws Exception {
        Ran ran = distribution.run(Map.of(), "demo", "--keep");

        assertEquals(0, ran.status(), ran.toString());
        assertEquals(List.of(), files(distribution.home()));
        Path kept = files(distribution.temporary()).get(0);
        assertTrue(ran.out().endsWith("lie in " + kept + "\n"), ran.out());
        assertTrue(Files.exists(kept.resolve("messages.json")));
        assertTrue(Files.exists(kept.resolve("state/digest/latest.md")));
    }

    private static void assertInOrder(String text, String... parts) {
        int from = 0;
        for (String part : parts) {
            int found = text.indexOf(part, from);
            assertTrue(found >= 0, "'" + part + "' is missing, or not where it belongs, in:\n" + text);
            from = found + part.length();
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
