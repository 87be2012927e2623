package dev.opswarden.cli;

import static dev.opswarden.cli.StateFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.engine.state.OwedNote;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.FakeInbox;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    private static final RuleBook.Status CURRENT = new RuleBook.Status(3, 12, RuleBook.State.CURRENT, List.of());

    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home).with("WORKER_INBOX", "fake").with("WORKER_BRAIN", "llm,drools");
        plugins(Future.succeededFuture(CURRENT));
    }

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
    void withTheKillSwitchOnACheckSaysSoAndIsContent() {
        shell.with("WORKER_ENABLED", "0").with("WORKER_KEEP", "nonsense");
        assertEquals(new Ran(0, "switched off: WORKER_ENABLED=0 (environment)\n", ""), shell.run("status", "--check"));

        shell.with("WORKER_KEEP", "1d");
        Ran ran = shell.run("status", "--check", "--json");
        assertEquals(0, ran.status());
        assertEquals("warden-runtime: warning: switched off: WORKER_ENABLED=0 (environment)\n", ran.err());
        assertEquals(1, ran.out().lines().count());
    }

    @Test
    void aTickThatCompletedOfLateIsFine() {
        state().ticked("skipped", "the hub cannot be reached: no", Duration.ofMinutes(80))
                .ticked("no-op", "nothing new", Duration.ofMinutes(20))
                .ticked("skipped", "the hub cannot be reached: no", Duration.ofMinutes(5));

        assertEquals(new Ran(0, "ok: the last tick ran 5 min ago\n", ""), shell.run("status", "--check"));
    }

    @Test
    void aHubThatIsAwayForAShortTimeIsFine() {
        state().ticked("skipped", "the hub cannot be reached: no", Duration.ofMinutes(5));

        assertEquals(0, shell.run("status", "--check").status());
    }

    @Test
    void noTickForThreeIntervalsIsAFinding() {
        assertEquals(new Ran(1, "no tick has run yet\n", ""), shell.run("status", "--check"));

        state().ticked("no-op", "nothing new", Duration.ofMinutes(46));
        assertEquals(
                new Ran(
                        1,
                        "no tick has completed for three intervals of 15m; the last that did ended 46 min ago\n",
                        ""),
                shell.run("status", "--check"));
    }

    @Test
    void ticksThatNeverCompleteAreAFindingOnceTheyGoBackFarEnough() {
        StateFixture state = state();
        for (int minutes = 60; minutes > 0; minutes -= 3) {
            state.ticked("skipped", "the hub cannot be reached: no", Duration.ofMinutes(minutes));
        }

        assertEquals(
                new Ran(
                        1,
                        "no tick has completed for three intervals of 15m;"
                                + " the last was skipped: the hub cannot be reached: no\n",
                        ""),
                shell.run("status", "--check"));
    }

    @Test
    void aHubThatRefusesOrIsNoneIsAFindingAtOnce() {
        for (String reason : List.of(
                "the hub refuses this agent: http://hub answered 401",
                "this is no hub of the protocol: http://hub sent HTML")) {
            state().ticked("no-op", "nothing new", Duration.ofMinutes(10)).ticked("skipped", reason, Duration.ZERO);
            assertEquals(new Ran(1, "the last tick was skipped: " + reason + "\n", ""), shell.run("status", "--check"));
        }
    }

    @Test
    void rulesThatAreNotCurrentAreAFindingAndShown() {
        state().ticked("no-op", "nothing new", Duration.ZERO);
        plugins(Future.succeededFuture(new RuleBook.Status(
                3, 11, RuleBook.State.LAST_KNOWN_GOOD, List.of("a.drl:3: no", "b.drl:1: neither"))));

        assertEquals(
                new Ran(1, "the rules are last-known-good: a.drl:3: no; b.drl:1: neither\n", ""),
                shell.run("status", "--check"));
        assertTrue(shell.run("status").out().contains("""
            Rules      11 rules in 3 files, last-known-good
                       a.drl:3: no
                       b.drl:1: neither
            """));
        assertTrue(shell.run("status", "--json")
                .out()
                .contains("\"state\":\"last-known-good\",\"error\":\"a.drl:3: no\\nb.drl:1: neither\"}"));
    }

    @Test
    void sinceWhenTheyAreNotCurrentIsSaidEverywhere() {
        state().ticked("no-op", "nothing new", Duration.ZERO);
        plugins(Future.succeededFuture(new RuleBook.Status(
                3,
                11,
                RuleBook.State.LAST_KNOWN_GOOD,
                List.of("a.drl:3: no"),
                Optional.of(Instant.parse("2026-11-20T09:00:00Z")))));

        assertEquals(
                new Ran(1, "the rules are last-known-good since 2026-11-20T09:00:00Z: a.drl:3: no\n", ""),
                shell.run("status", "--check"));
        assertTrue(shell.run("status").out().contains("last-known-good since 2026-11-20T09:00:00Z\n"));
        assertTrue(shell.run("status", "--json")
                .out()
                .contains("\"error\":\"a.drl:3: no\",\"since\":\"2026-11-20T09:00:00Z\"}"));
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
    void aPluginThatFailedIsAFinding() {
        state().ticked("no-op", "nothing new", Duration.ZERO);
        PluginInfo failed = new PluginInfo(
                "bad",
                "1.0.0",
                PluginInfo.State.FAILED,
                List.of(),
                Path.of("/p/bad.jar"),
                "*",
                Optional.of("no\u001bway"));
        shell.withPlugins(List.of(failed), new FakeInbox(), brain());

        assertEquals(new Ran(1, "plugin 'bad' does not load: no\u241bway\n", ""), shell.run("status", "--check"));
        Ran json = shell.run("status", "--check", "--json");
        assertEquals(1, json.status());
        assertEquals("warden-runtime: warning: plugin 'bad' does not load: no\u241bway\n", json.err());
        assertTrue(shell.run("status").out().contains("           bad does not load: no\u241bway\n"));
    }

    @Test
    void withoutInboxAndBrainNoTickCanWorkAndThatIsAFinding() {
        state().ticked("no-op", "nothing new", Duration.ZERO);
        shell.withPlugins(List.of());
        String directory = home.resolve("installed/plugins").toString();

        assertEquals(
                new Ran(
                        1,
                        "no plugin in '" + directory + "' provides the inbox 'fake' (WORKER_INBOX)\n" + "no plugin in '"
                                + directory + "' provides a brain of WORKER_BRAIN\n",
                        ""),
                shell.run("status", "--check"));
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

    private void plugins(Future<RuleBook.Status> rules) {
        PluginInfo drools = new PluginInfo(
                "brain-drools",
                "1.0.0",
                PluginInfo.State.STARTED,
                List.of("brain:drools"),
                Path.of("/p/brain-drools.jar"),
                "*",
                Optional.empty());
        shell.withPlugins(List.of(drools), new FakeInbox(), brain(), new FakeRuleBook("drools", rules));
    }

    private static FakeBrain brain() {
        return FakeBrain.saying("drools", Triage.abstain("no"));
    }

    private StateFixture state() {
        return new StateFixture(shell.stateDirectory());
    }
}
