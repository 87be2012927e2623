package dev.opswarden.engine.tick;

import dev.opswarden.engine.config.Settings;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every stage of one tick knows.
 *
 * @param tickId names the tick
 * @param settings the effective settings
 * @param vertxes gives the run's one Vert.x
 * @param clock what time it is
 * @param who on whose behalf it runs, for the audit log
 * @param dryRun whether nothing may be changed
 * @param compare whether every brain is asked, to be compared; nothing is changed then
 * @param interruption asked before each stage and each message whether the tick is still wanted
 * @param switchedOff asked before each stage: where the kill switch is set, if it is by now; may block
 */
record TickContext(
        String tickId,
        Settings settings,
        Supplier<Vertx> vertxes,
        Clock clock,
        String who,
        boolean dryRun,
        boolean compare,
        Interruption interruption,
        Supplier<Optional<String>> switchedOff) {

    Vertx vertx() {
        return vertxes.get();
    }

    static TickContext of(TickRequest request, String tickId) {
        return new TickContext(
                tickId,
                request.settings(),
                request.vertxes(),
                request.clock(),
                request.surroundings().environment().getOrDefault("USER", System.getProperty("user.name", "?")),
                request.dryRun(),
                request.compare(),
                request.interruption(),
                request.switchedOff());
    }
}
