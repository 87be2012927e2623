package dev.opswarden.engine.tick;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.Surroundings;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a tick is asked to do.
 *
 * @param settings the effective settings
 * @param surroundings where the program runs
 * @param vertxes gives the run's one Vert.x, which may still be being made; closed by the caller
 * @param clock what time it is
 * @param dryRun read, decide and tell, and change nothing here or at the hub
 * @param compare ask every brain, to see where they differ; of use in a dry run
 * @param observer watches it
 * @param interruption lets somebody end it early
 * @param switchedOff asked before each stage: where the kill switch is set, if it is by now; may block
 */
public record TickRequest(
        Settings settings,
        Surroundings surroundings,
        Supplier<Vertx> vertxes,
        Clock clock,
        boolean dryRun,
        boolean compare,
        TickObserver observer,
        Interruption interruption,
        Supplier<Optional<String>> switchedOff) {}
