package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Digest;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeBrain;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator is told of, and how often. */
class TellingTest extends TickSetUp {

    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final Health WELL = new Health.Healthy("fine");

    @Test
    void aHubThatIsAwayIsToldOfAfterAnHourOnceAndAgainWhenItIsBack() {
        hub(new Health.Unreachable("connection refused"));
        ticks(4);
        assertEquals(List.of(), fixture.notifier.told(), "45 minutes are nobody's business");

        ticks(8);
        assertEquals(
                List.of(List.of("the hub cannot be reached: connection refused")),
                fixture.notifier.told().stream().map(Digest::troubles).toList());

        hub(WELL);
        ticks(3);
        assertEquals(2, fixture.notifier.told().size());
        assertEquals(
                List.of("the hub can be read again"),
                fixture.notifier.told().get(1).over());
        assertEquals(List.of(), fixture.notifier.told().get(1).troubles());
    }

    @Test
    void aHubThatIsAwayForAShortTimeIsNeverToldOf() {
        hub(new Health.Unreachable("connection refused"));
        ticks(2);
        hub(WELL);
        ticks(8);

        assertEquals(List.of(), fixture.notifier.told());
    }

    @Test
    void aHubThatRefusesIsToldOfAtTheNextTickAndNotCalledWellWhenItGoesAway() {
        hub(new Health.Refused("401"));
        ticks(2);
        hub(new Health.Unreachable("connection refused"));
        ticks(2);

        assertEquals(
                List.of(List.of("the hub refuses this agent: 401")),
                fixture.notifier.told().stream().map(Digest::troubles).toList());
        assertEquals(List.of(), fixture.notifier.told().get(0).over());
    }

    @Test
    void aPluginThatDoesNotLoadIsToldOfOnceAndAgainWhenItDoes() {
        fixture.loadingTroubles = List.of("plugin bad does not load: no");
        ticks(3);
        fixture.loadingTroubles = List.of("plugin bad does not load: still not", "plugin worse does not load: no");
        ticks(3);
        fixture.loadingTroubles = List.of();
        ticks(3);

        assertEquals(
                List.of(List.of("plugin bad does not load: no"), List.of("plugin worse does not load: no"), List.of()),
                fixture.notifier.told().stream().map(Digest::troubles).toList());
        assertEquals(
                List.of("no longer so: plugin bad does not load", "no longer so: plugin worse does not load"),
                fixture.notifier.told().get(2).over());
    }

    @Test
    void brokenRulesAreToldOfOnceAndAQuietTickProvesNothing() {
        StatusBook book = new StatusBook();
        fixture.ruleBooks = List.of(book);
        book.status = new RuleBook.Status(1, 1, RuleBook.State.LAST_KNOWN_GOOD, List.of("a.drl:3: no"));
        message("m1");
        message("m2");
        ticks(2);
        book.status = new RuleBook.Status(1, 1, RuleBook.State.CURRENT, List.of());
        ticks(1);
        message("m3");

        assertEquals(
                List.of(
                        List.of("the last rules that compiled are in force, not the rules as edited: a.drl:3: no"),
                        List.of(),
                        List.of()),
                fixture.notifier.told().stream().map(Digest::troubles).toList());
        assertEquals(
                List.of("the rules as edited are in force again"),
                fixture.notifier.told().get(2).over());
    }

    @Test
    void aBrainThatFailsForAnHourIsToldOf() {
        Brain llm = FakeBrain.answering(
                "llm", message -> Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "no answer")));
        fixture.brains = List.of(llm, FakeBrain.saying("drools", Triage.fyi("news")));
        for (int i = 0; i < 6; i++) {
            message("m" + i);
        }

        assertEquals(
                List.of(List.of("brain llm fails: no answer")),
                fixture.notifier.told().stream()
                        .map(Digest::troubles)
                        .filter(troubles -> !troubles.isEmpty())
                        .toList());
    }

    @Test
    void whatNobodySawIsToldAgain() {
        fixture.loadingTroubles = List.of("plugin bad does not load: no");
        fixture.notifier.answering(Future.succeededFuture(new Notifier.Outcome.Declined("nobody is logged in")));
        ticks(2);
        fixture.notifier.answering(Future.succeededFuture(new Notifier.Outcome.Shown()));
        ticks(2);

        assertEquals(3, fixture.notifier.told().size());
    }

    @Test
    void aDeclinedNotificationOfDecisionsIsNotRepeated() {
        fixture.notifier.answering(Future.succeededFuture(new Notifier.Outcome.Declined("nobody is logged in")));
        message("m1");
        ticks(3);

        assertEquals(1, fixture.notifier.told().size());
    }

    @Test
    void quietHoursAreQuietAndOneSummaryComesAfter() {
        // Tests run five hours east of Greenwich: the clock says 14:30.
        fixture.environment.put("WORKER_QUIET", "14:00-15:30");
        fixture.loadingTroubles = List.of("plugin bad does not load: no");
        TickReport report = message("m1");
        message("m2");
        ticks(2);
        assertEquals(List.of(), fixture.notifier.told());
        assertEquals("quiet hours, 14:00-15:30", report.stages().get(6).detail());

        ticks(3);

        assertEquals(1, fixture.notifier.told().size());
        Digest summary = fixture.notifier.told().get(0);
        assertEquals(
                List.of(new MessageId("m1"), new MessageId("m2")),
                summary.fresh().stream().map(Digest.Entry::id).sorted().toList());
        assertEquals(List.of("plugin bad does not load: no"), summary.troubles());
        assertEquals(2, summary.pendingDrafts());
    }

    @Test
    void whatBeganAndEndedInQuietHoursIsNotToldOf() {
        fixture.environment.put("WORKER_QUIET", "14:00-15:30");
        fixture.loadingTroubles = List.of("plugin bad does not load: no");
        ticks(2);
        fixture.loadingTroubles = List.of();
        ticks(5);

        assertEquals(List.of(), fixture.notifier.told());
    }

    @Test
    void aQuietTickWithNothingWrongWritesNothing() {
        ticks(2);

        assertFalse(Files.exists(fixture.stateDirectory().resolve("notices.json")));
    }

    @Test
    void aDamagedMemoryIsNone() throws Exception {
        fixture.loadingTroubles = List.of("plugin bad does not load: no");
        ticks(1);
        Files.writeString(
                fixture.stateDirectory().resolve("notices.json"), "{\"troubles\": [3, {}], \"held_since\": 7");
        TickReport report = ticks(1);

        assertEquals(2, fixture.notifier.told().size());
        assertEquals(TickReport.Outcome.NO_OP, report.outcome());
    }

    private TickReport message(String id) {
        fixture.inbox.with(raw(id, "s", "b"));
        return ticks(1);
    }

    private TickReport ticks(int count) {
        TickReport report = fixture.tickAndRemember();
        fixture.clock.advance(INTERVAL);
        return count == 1 ? report : ticks(count - 1);
    }

    private void hub(Health health) {
        fixture.inbox.answering(Future.succeededFuture(health));
    }

    private static final class StatusBook implements RuleBook {
        private Status status = new Status(1, 1, State.CURRENT, List.of());

        @Override
        public String id() {
            return "drools";
        }

        @Override
        public Future<Status> status() {
            return Future.succeededFuture(status);
        }
    }
}
