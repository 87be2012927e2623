package dev.opswarden.engine.tick;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.StageLimits;
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

    private static final Duration TO_END = Duration.ofSeconds(2);

    private final Map<StageName, Duration> limits;
    private final Duration tickLimit;
    private final Supplier<Duration> elapsed;

    StageBudget(Map<StageName, Duration> limits, Duration tickLimit, Supplier<Duration> elapsed) {
        this.limits = limits;
        this.tickLimit = tickLimit;
        this.elapsed = elapsed;
    }

    /** The budget of a tick that begins now; it ends a little before the process has to, so that it ends in order. */
    static StageBudget startingNow(Settings settings) {
        StageLimits limits = settings.stageLimits();
        long start = System.nanoTime();
        return new StageBudget(
                Map.of(
                        StageName.HEALTH, limits.health(),
                        StageName.FETCH, limits.fetch(),
                        StageName.TRIAGE, limits.triage(),
                        StageName.STORE, limits.store(),
                        StageName.DIGEST, limits.digest(),
                        StageName.PROGRESS, limits.progress(),
                        StageName.NOTIFY, limits.notification()),
                settings.tickLimit().minus(min(TO_END, settings.tickLimit().dividedBy(10))),
                () -> Duration.ofNanos(System.nanoTime() - start));
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
