package dev.opswarden.engine.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestingClock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PastTickTest {

    @ParameterizedTest
    @EnumSource
    void onlyATickThatSettledItsInboxCompleted(TickReport.Outcome outcome) {
        PastTick past = past(outcome, "because");

        assertEquals(outcome == TickReport.Outcome.DRAFTED || outcome == TickReport.Outcome.NO_OP, past.completed());
        assertEquals(outcome.label(), past.outcome());
        assertEquals("because", past.reason());
        assertEquals(Optional.of(TestingClock.START), past.startedAt());
        assertEquals(Optional.of(TestingClock.START), past.finishedAt());
        assertFalse(past.inboxDeclined());
    }

    @ParameterizedTest
    @EnumSource
    void aHubThatDeclinedIsToldFromOneThatIsAway(ErrorKind kind) {
        String reason = InboxTrouble.end(new WardenException(kind, "so it is")).reason();

        assertEquals(
                kind == ErrorKind.DENIED || kind == ErrorKind.PROTOCOL || kind == ErrorKind.REJECTED,
                past(TickReport.Outcome.SKIPPED, reason).inboxDeclined());
    }

    @Test
    void whatSomebodyMadeOfTheFileIsEmpty() {
        PastTick past = new PastTick(Map.of("outcome", 3L, "started_at", "yesterday"));

        assertEquals("", past.outcome());
        assertEquals("", past.reason());
        assertTrue(past.startedAt().isEmpty());
        assertTrue(past.finishedAt().isEmpty());
    }

    private static PastTick past(TickReport.Outcome outcome, String reason) {
        TickReport report = TickReport.notRun(outcome, reason, TestingClock.START, 0);
        return new PastTick(
                JsonTree.parseObject(Json.text(TickReportJson.of(report))).orElseThrow());
    }
}
