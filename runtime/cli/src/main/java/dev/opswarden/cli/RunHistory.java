package dev.opswarden.cli;

import dev.opswarden.engine.state.StateView;
import dev.opswarden.engine.tick.PastTick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The ticks of the past, as far back as it takes to tell whether one completed of late.
 *
 * @param last the last one
 * @param completed the last that completed
 * @param oldest the oldest that was looked at
 * @param skips how many were skipped in a row until now
 * @param skipping when the first of these began
 */
record RunHistory(
        Optional<PastTick> last,
        Optional<PastTick> completed,
        Optional<PastTick> oldest,
        int skips,
        Optional<Instant> skipping) {

    /** Nearly always the first is enough. */
    private static final List<Integer> LOOKS = List.of(1, 10, 100, 1_000);

    /**
     * Looks back.
     *
     * @param view the state
     * @param since there is no need to look further back than this
     */
    static RunHistory read(StateView view, Instant since) {
        RunHistory history = of(List.of());
        for (int most : LOOKS) {
            List<PastTick> ticks =
                    view.recentTicks(most).stream().map(PastTick::new).toList();
            history = of(ticks);
            boolean onlySkips = history.skips == ticks.size();
            if (ticks.size() < most || (!onlySkips && (history.completed.isPresent() || !history.beganAfter(since)))) {
                break;
            }
        }
        return history;
    }

    /** Whether every tick that was looked at began after this. */
    boolean beganAfter(Instant since) {
        return oldest.flatMap(PastTick::startedAt).map(since::isBefore).orElse(false);
    }

    /**
     * How many runs did not take place since the last: one that is a quarter of an interval late is not missed yet.
     *
     * @param interval how often a tick is to run
     * @param now the time
     */
    long missed(Duration interval, Instant now) {
        return last.flatMap(PastTick::startedAt)
                .map(started -> Duration.between(started, now).minus(interval.dividedBy(4)))
                .filter(late -> !late.isNegative())
                .map(late -> late.dividedBy(interval))
                .orElse(0L);
    }

    private static RunHistory of(List<PastTick> newestFirst) {
        List<PastTick> skips = newestFirst.stream().takeWhile(PastTick::skipped).toList();
        return new RunHistory(
                newestFirst.stream().findFirst(),
                newestFirst.stream().filter(PastTick::completed).findFirst(),
                newestFirst.isEmpty() ? Optional.empty() : Optional.of(newestFirst.get(newestFirst.size() - 1)),
                skips.size(),
                skips.isEmpty() ? Optional.empty() : skips.get(skips.size() - 1).startedAt());
    }
}
