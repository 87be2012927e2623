package dev.opswarden.engine.plugin;

import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the host gives to a plugin.
 *
 * @param pluginId the id in the plugin's manifest
 * @param vertx the run's one Vert.x
 * @param settings the effective settings
 * @param clock what time it is
 * @param agent whose inbox it is
 * @param rulesDirectory where the operator's rules lie
 * @param cacheDirectory the plugin's own, for what can be made again
 * @param dataDirectory the plugin's own, for what must not be lost
 */
public record HostContext(
        String pluginId,
        Vertx vertx,
        PluginSettings settings,
        Clock clock,
        String agent,
        Path rulesDirectory,
        Path cacheDirectory,
        Path dataDirectory)
        implements PluginContext {

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger("plugin." + pluginId);
    }
}
