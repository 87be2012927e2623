package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.testkit.FakeInbox;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is a finding to {@code status --check}, and what is none. */
class StatusCheckTest extends StatusSetUp {

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
}
