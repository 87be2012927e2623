package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.plugin.ApprovalPlugins;
import dev.opswarden.engine.plugin.HostContext;
import dev.opswarden.engine.plugin.PluginHost;
import dev.opswarden.engine.plugin.PluginPlace;
import dev.opswarden.engine.plugin.PluginSet;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.Supplier;

/** How a command comes by plugins. */
interface PluginLoading {

    /**
     * Loads them; blocking.
     *
     * @param vertx whose worker threads they are called on
     * @param settings the effective settings
     * @param surroundings where the program runs
     * @param clock the time
     * @return what could be loaded, and what became of the rest
     */
    PluginSet load(Vertx vertx, Settings settings, Surroundings surroundings, Clock clock);

    /**
     * Loads them for somebody who asks a question and waits for the answer; blocking, as what they are asked is.
     *
     * @param vertx for a plugin that asks for one
     * @param settings the effective settings
     * @param surroundings where the program runs
     * @param clock the time
     * @return what could be loaded, and what became of the rest
     */
    default PluginSet look(LateVertx vertx, Settings settings, Surroundings surroundings, Clock clock) {
        return load(vertx.get(), settings, surroundings, clock);
    }

    /**
     * Loads them for a person who acts on drafts; blocking.
     *
     * @param vertx whose worker threads they are called on; asked for when the first of them is called
     * @param settings the effective settings
     * @param surroundings where the program runs
     * @param clock the time
     * @return the same, with the channels that replies go out by
     */
    default ApprovalPlugins loadForApproval(
            Supplier<Vertx> vertx, Settings settings, Surroundings surroundings, Clock clock) {
        return PluginHost.loadForApproval(
                PluginPlace.of(settings, surroundings),
                vertx,
                id -> HostContext.of(id, vertx, settings, surroundings, clock));
    }
}
