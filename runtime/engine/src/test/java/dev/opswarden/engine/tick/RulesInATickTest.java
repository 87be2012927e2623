package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.RuleBook;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tick has to do with the rules behind its brains. */
class RulesInATickTest extends TickSetUp {

    private final CountingBook book = new CountingBook();

    @BeforeEach
    void setUp() {
        fixture.ruleBooks = List.of(book);
        fixture.inbox.with(raw("m1", "s", "b"));
    }

    @Test
    void aTickThatDecidedRemembersItsRulesAndADryRunDoesNot() {
        fixture.dryRun();
        assertEquals(0, book.remembered);

        fixture.tick();
        assertEquals(1, book.remembered);

        fixture.tick();
        assertEquals(1, book.remembered, "nothing new: no rule is looked at");
    }

    @Test
    void rulesThatAreNotThoseOfTheDirectoryAreInTheReportWithPlaceAndTime() {
        book.status = new RuleBook.Status(
                2,
                12,
                RuleBook.State.LAST_KNOWN_GOOD,
                List.of("a.drl:17: unknown field 'sendr'"),
                Optional.of(Instant.parse("2026-11-20T09:00:00Z")));

        TickReport report = fixture.tick();

        assertEquals(
                List.of("the last rules that compiled are in force since 2026-11-20T09:00:00Z, not the rules as edited:"
                        + " a.drl:17: unknown field 'sendr'"),
                report.warnings());
    }

    @Test
    void rulesThatCannotBeRememberedCostTheTickNothing() {
        book.remembering = Future.failedFuture(new IllegalStateException("disk full"));

        assertTrue(fixture.tick().warnings().isEmpty());
    }

    private static final class CountingBook implements RuleBook {

        private Status status = new Status(1, 1, State.CURRENT, List.of());
        private Future<Void> remembering = Future.succeededFuture();
        private int remembered;

        @Override
        public String id() {
            return "drools";
        }

        @Override
        public Future<Status> status() {
            return Future.succeededFuture(status);
        }

        @Override
        public Future<Void> remember() {
            remembered++;
            return remembering;
        }
    }
}
