package dev.opswarden.engine.plugin;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the host gives to a plugin.
 *
 * @param pluginId the id in the plugin's manifest
 * @param vertxes gives the run's one Vert.x, which may be made only then
 * @param settings the effective settings
 * @param clock what time it is
 * @param agent whose inbox it is
 * @param rulesDirectory where the operator's rules lie
 * @param cacheDirectory the plugin's own, for what can be made again
 * @param dataDirectory the plugin's own, for what must not be lost
 * @param goodRulesDirectory for the last rules that compiled
 */
public record HostContext(
        String pluginId,
        Supplier<Vertx> vertxes,
        PluginSettings settings,
        Clock clock,
        String agent,
        Path rulesDirectory,
        Path cacheDirectory,
        Path dataDirectory,
        Path goodRulesDirectory)
        implements PluginContext {

    /**
     * The context of one plugin.
     *
     * @param pluginId the plugin
     * @param vertx the run's one Vert.x
     * @param settings the effective settings
     * @param surroundings where the program runs
     * @param clock what time it is
     */
    public static HostContext of(
            String pluginId, Vertx vertx, Settings settings, Surroundings surroundings, Clock clock) {
        return of(pluginId, () -> vertx, settings, surroundings, clock);
    }

    /**
     * The context of one plugin, in a run that may need no Vert.x.
     *
     * @param pluginId the plugin
     * @param vertxes gives the run's one Vert.x, always the same
     * @param settings the effective settings
     * @param surroundings where the program runs
     * @param clock what time it is
     */
    public static HostContext of(
            String pluginId, Supplier<Vertx> vertxes, Settings settings, Surroundings surroundings, Clock clock) {
        return new HostContext(
                pluginId,
                vertxes,
                settings.forPlugins(),
                clock,
                settings.agent(),
                settings.rulesDir(),
                surroundings.cacheDirectory().resolve(pluginId),
                settings.stateDir().resolve("plugins").resolve(pluginId),
                settings.stateDir().resolve("rules"));
    }

    @Override
    public Vertx vertx() {
        return vertxes.get();
    }

    /** Nobody else's context is this one; a plugin may keep things by it. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger("plugin." + pluginId);
    }
}
