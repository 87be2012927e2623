package dev.opswarden.testkit;

import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a plugin is given in a test.
 *
 * @param pluginId the plugin's id
 * @param vertx the test's Vert.x
 * @param settings the settings
 * @param clock the clock
 * @param agent whose inbox it is
 * @param directory under which everything lies: {@code rules}, {@code cache} and {@code data}
 */
public record TestContext(
        String pluginId, Vertx vertx, PluginSettings settings, Clock clock, String agent, Path directory)
        implements PluginContext {

    /** A context for the agent {@code ops-warden} with no settings and a clock that stands still. */
    public TestContext(Vertx vertx, Path directory) {
        this("plugin-under-test", vertx, TestSettings.NONE, new TestingClock(), "ops-warden", directory);
    }

    @Override
    public Path rulesDirectory() {
        return directory.resolve("rules");
    }

    @Override
    public Path cacheDirectory() {
        return directory.resolve("cache");
    }

    @Override
    public Path dataDirectory() {
        return directory.resolve("data");
    }

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger("plugin." + pluginId);
    }
}
