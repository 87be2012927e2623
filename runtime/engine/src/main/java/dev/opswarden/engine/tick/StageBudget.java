package dev.opswarden.engine.tick;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long each stage may still run: its own limit, and never past the tick's deadline.
 *
 * <p>What comes before {@code store} leaves it a quarter of the tick, or its own limit if that is less: a decision that
 * was paid for should not be lost because asking took too long.
 */
final class StageBudget {

    private final Map<StageName, Duration> limits;
    private final Duration tickLimit;
    private final Supplier<Duration> elapsed;

    StageBudget(Map<StageName, Duration> limits, Duration tickLimit, Supplier<Duration> elapsed) {
        this.limits = limits;
        this.tickLimit = tickLimit;
        this.elapsed = elapsed;
    }

    /** What is left for a stage now; zero or less if nothing is. */
    Duration limitOf(StageName stage) {
        Duration own = limits.getOrDefault(stage, tickLimit);
        Duration left = tickLimit.minus(elapsed.get());
        if (stage.compareTo(StageName.STORE) < 0) {
            left = left.minus(min(limits.getOrDefault(StageName.STORE, tickLimit), tickLimit.dividedBy(4)));
        }
        return min(own, left);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
