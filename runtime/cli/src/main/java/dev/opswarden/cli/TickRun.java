package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.SettingsLoader;
import dev.opswarden.engine.limit.Durations;
import dev.opswarden.engine.tick.Interruption;
import dev.opswarden.engine.tick.Tick;
import dev.opswarden.engine.tick.TickObserver;
import dev.opswarden.engine.tick.TickReport;
import dev.opswarden.engine.tick.TickRequest;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.time.Duration;
import java.util.function.ToIntFunction;

/** Runs one tick in this process, until its end, its deadline, or somebody's SIGTERM. */
final class TickRun {

    private static final Duration TO_LEAVE = Duration.ofSeconds(1);

    private final Invocation invocation;
    private final Settings settings;
    private final TickObserver observer;

    TickRun(Invocation invocation, Settings settings, TickObserver observer) {
        this.invocation = invocation;
        this.settings = settings;
        this.observer = observer;
    }

    /**
     * Runs it.
     *
     * @param vertx the one of this run; closed by the caller
     * @param dryRun whether nothing may be changed
     * @param compare whether every brain is asked, to be compared
     * @param tell tells of its report, also when a signal ends the process right after, and says what to end with
     * @return what {@code tell} said
     * @throws WardenException of kind {@link ErrorKind#STATE} when the state cannot be opened, of kind
     *     {@link ErrorKind#INTERNAL} when the tick did not come to its end in time
     */
    int run(LateVertx vertx, boolean dryRun, boolean compare, ToIntFunction<TickReport> tell) {
        Interruption interruption = new Interruption();
        Termination termination = Termination.during(interruption);
        try {
            TickReport report = VertxRun.wait(
                    Tick.run(new TickRequest(
                            settings,
                            invocation.surroundings(),
                            vertx,
                            invocation.clock(),
                            dryRun,
                            compare,
                            observer,
                            interruption,
                            () -> SettingsLoader.disabledBy(invocation.surroundings(), invocation.overrides()))),
                    patience());
            return tell.applyAsInt(report);
        } catch (WardenException e) {
            if (e.kind() == ErrorKind.TIMEOUT) {
                // The pipeline ends before its deadline by itself: something held the thread that its clock runs on.
                throw new WardenException(
                        ErrorKind.INTERNAL,
                        "the tick did not end within " + Durations.text(settings.tickLimit())
                                + " (WORKER_TIMEOUT_TICK) and was abandoned; a plugin may block the event loop",
                        e);
            }
            throw e;
        } finally {
            termination.ended();
        }
    }

    /** The pipeline ends before this by itself; what is left of the tick's limit is for leaving. */
    private Duration patience() {
        Duration limit = settings.tickLimit();
        Duration twentieth = limit.dividedBy(20);
        return limit.minus(twentieth.compareTo(TO_LEAVE) < 0 ? twentieth : TO_LEAVE);
    }
}
