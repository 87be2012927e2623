package dev.opswarden.cli;

import static dev.opswarden.cli.StateFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.state.OwedNote;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Priority;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code status} shows, to a person and as one document. */
class StatusCommandTest extends StatusSetUp {

    @Test
    void withoutAStateEverythingIsEmptyAndNothingIsCreated() throws IOException {
        Ran ran = shell.run("status");

        assertEquals("", ran.err());
        assertEquals("""
            Last run   none yet
            Drafts     none waits for you
            Digest     none yet
            Timer      not-installed
            Brains     drools
                       not loaded: llm (WORKER_BRAIN)
            Rules      12 rules in 3 files, current
            Plugins    brain-drools
            """, ran.out());
        try (var files = Files.list(home)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void theDocumentIsThatOfTheContract() {
        assertEquals(
                "{\"last_tick\":null,\"pending_drafts\":0,\"open\":0,\"owed\":0,\"digest\":null,"
                        + "\"timer\":\"not-installed\",\"enabled\":true,\"brains\":[\"drools\"],"
                        + "\"rules\":{\"files\":3,\"rules\":12,\"state\":\"current\",\"error\":null},"
                        + "\"plugins\":[{\"id\":\"brain-drools\",\"version\":\"1.0.0\",\"state\":\"started\","
                        + "\"provides\":[\"brain:drools\"],\"path\":\"/p/brain-drools.jar\","
                        + "\"requires\":\"*\",\"error\":null}],"
                        + "\"next_run\":null,\"skipped_in_a_row\":0,"
                        + "\"pending_by_priority\":{\"low\":0,\"normal\":0,\"high\":0,\"urgent\":0},"
                        + "\"oldest_pending\":null}\n",
                shell.run("status", "--json").out());
    }

    @Test
    void whatIsThereIsCounted() throws IOException {
        StateFixture state = state().ticked("drafted", "3 messages decided", Duration.ofMinutes(50))
                .with(draft("a", Decision.REPLY), draft("b", Decision.FYI), draft("c", Decision.ESCALATE))
                .owing(new OwedNote("k", "s", "d", Instant.now().minus(Duration.ofHours(5))));
        Path digest =
                Files.createDirectories(state.directory().resolve("digest")).resolve("latest.md");
        Files.writeString(digest, "x");

        Ran ran = shell.run("status");
        assertTrue(
                ran.out()
                        .replaceAll("\\(\\w{3} \\d+ \\w{3} \\d{4} \\d\\d:\\d\\d\\)", "(TIME)")
                        .startsWith("""
                            Last run   50 min ago (TIME)
                            Outcome    drafted: 3 messages decided
                            Missed     3 runs since then (WORKER_INTERVAL is 15m)
                            Drafts     1 to review, from 3 h ago: warden-runtime drafts
                            Open       2 other decisions: warden-runtime drafts --all
                            Owed       1 progress note from 5 h ago; posted with the next tick
                            Digest     %s
                            """.formatted(digest)),
                ran.out());

        Map<?, ?> document = (Map<?, ?>) Json.tree(shell.run("status", "--json").out());
        assertEquals("drafted", ((Map<?, ?>) document.get("last_tick")).get("outcome"));
        assertEquals(1L, document.get("pending_drafts"));
        assertEquals(2L, document.get("open"));
        assertEquals(1L, document.get("owed"));
        assertEquals(digest.toString(), document.get("digest"));
    }

    @Test
    void whatPressesAndWhatWaitsLongestIsSaid() {
        state().with(
                        draft("a", Decision.REPLY).priority(Priority.URGENT),
                        draft("b", Decision.REPLY).createdAt(Instant.now().minus(Duration.ofDays(3))),
                        draft("c", Decision.REPLY).priority(Priority.HIGH));

        assertTrue(
                shell.run("status")
                        .out()
                        .contains("Drafts     3 to review (1 urgent, 1 high), the oldest from 3 days ago:"
                                + " warden-runtime drafts\n"),
                shell.run("status").out());
        assertTrue(shell.run("status", "--json")
                .out()
                .contains("\"pending_by_priority\":{\"low\":0,\"normal\":1,\"high\":1,\"urgent\":1}"));
    }

    @Test
    void howOftenItWasSkippedInARowIsSaid() {
        StateFixture state = state().ticked("no-op", "nothing new", Duration.ofHours(6));
        for (int minutes = 330; minutes > 0; minutes -= 15) {
            state.ticked("skipped", "the hub cannot be reached: no", Duration.ofMinutes(minutes));
        }

        assertTrue(
                shell.run("status").out().contains("Skipped    22 times in a row, the first 5 h ago\n"),
                shell.run("status").out());
        assertTrue(shell.run("status", "--json").out().contains("\"skipped_in_a_row\":22"));
    }

    @Test
    void theKillSwitchIsSaidFirst() {
        shell.with("WORKER_ENABLED", "0");

        assertTrue(
                shell.run("status").out().startsWith("""
                    SWITCHED OFF: no tick does anything while WORKER_ENABLED=0
                    Set in     environment

                    """), shell.run("status").out());
        assertTrue(shell.run("status", "--json").out().contains("\"enabled\":false"));
    }

    @Test
    void rulesThatCannotBeLookedAtAreBroken() {
        plugins(Future.failedFuture(new IllegalStateException("deep")));

        assertTrue(shell.run("status", "--json")
                .out()
                .contains("\"rules\":{\"files\":0,\"rules\":0,\"state\":\"broken\","
                        + "\"error\":\"a defect: java.lang.IllegalStateException: deep\"}"));
    }

    @Test
    void aHistoryThatSomebodyEditedIsNoFault() throws IOException {
        Path ticks = state().directory().resolve("ticks.jsonl");
        Files.writeString(
                ticks, "{\"outcome\": 3, \"started_at\": \"yesterday\", \"reason\": \"\\u001b[2J\"}\nnonsense\n");

        Ran ran = shell.run("status");

        assertEquals(0, ran.status());
        assertTrue(ran.out().startsWith("Last run   at an unknown time\n"), ran.out());
        assertFalse(ran.out().contains("\u001b"), ran.out());
    }

    @Test
    void aDamagedStateIsSaidAndLeftAsItIs() throws IOException {
        Path file = state().directory().resolve("worker-drafts.json");
        Files.writeString(file, "nonsense");

        Ran ran = shell.run("status");

        assertEquals(0, ran.status());
        assertTrue(ran.err().contains("is damaged"), ran.err());
        assertEquals("nonsense", Files.readString(file));
    }
}
