package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.limit.Durations;
import dev.opswarden.engine.tick.Interruption;
import dev.opswarden.engine.tick.Tick;
import dev.opswarden.engine.tick.TickObserver;
import dev.opswarden.engine.tick.TickReport;
import dev.opswarden.engine.tick.TickRequest;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.time.Duration;

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
     * @param dryRun whether nothing may be changed
     * @return its report
     * @throws WardenException of kind {@link ErrorKind#STATE} when the state cannot be opened, of kind
     *     {@link ErrorKind#INTERNAL} when the tick did not come to its end in time
     */
    TickReport run(boolean dryRun) {
        Interruption interruption = new Interruption();
        try (Termination termination = Termination.during(interruption)) {
            TickReport report = VertxRun.await(
                    patience(),
                    vertx -> Tick.run(new TickRequest(
                            settings,
                            invocation.surroundings(),
                            vertx,
                            invocation.clock(),
                            dryRun,
                            observer,
                            interruption)));
            termination.done();
            return report;
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
        }
    }

    /** The pipeline ends before this by itself; what is left of the tick's limit is for leaving. */
    private Duration patience() {
        Duration limit = settings.tickLimit();
        Duration twentieth = limit.dividedBy(20);
        return limit.minus(twentieth.compareTo(TO_LEAVE) < 0 ? twentieth : TO_LEAVE);
    }
}
