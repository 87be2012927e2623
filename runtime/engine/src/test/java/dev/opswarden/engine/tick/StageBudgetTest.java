package dev.opswarden.engine.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StageBudgetTest {

    private static final Map<StageName, Duration> LIMITS = Map.of(
            StageName.FETCH, Duration.ofSeconds(15),
            StageName.TRIAGE, Duration.ofSeconds(60),
            StageName.STORE, Duration.ofSeconds(5));

    private Duration elapsed = Duration.ZERO;

    @Test
    void aStageHasItsOwnLimitWhileTheTickHasTime() {
        StageBudget budget = new StageBudget(LIMITS, Duration.ofMinutes(4), () -> elapsed);

        assertEquals(Duration.ofSeconds(60), budget.limitOf(StageName.TRIAGE));
    }

    @Test
    void whatComesBeforeTheStoreLeavesItTime() {
        StageBudget budget = new StageBudget(LIMITS, Duration.ofSeconds(30), () -> elapsed);
        elapsed = Duration.ofSeconds(10);

        assertEquals(Duration.ofSeconds(15), budget.limitOf(StageName.TRIAGE), "30 - 10 - 5 for the store");
        assertEquals(Duration.ofSeconds(5), budget.limitOf(StageName.STORE));
    }

    @Test
    void aShortTickReservesAQuarterOfItself() {
        StageBudget budget = new StageBudget(LIMITS, Duration.ofSeconds(4), () -> elapsed);

        assertEquals(Duration.ofSeconds(3), budget.limitOf(StageName.FETCH));
    }

    @Test
    void noStageRunsPastTheDeadline() {
        StageBudget budget = new StageBudget(LIMITS, Duration.ofSeconds(30), () -> elapsed);
        elapsed = Duration.ofSeconds(31);

        assertEquals(Duration.ofSeconds(-1), budget.limitOf(StageName.STORE));
    }
}
