package dev.opswarden.engine.plugin;

import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;

/** A context with other settings; all else is as it was given. */
record ContextWithSettings(PluginContext given, PluginSettings settings) implements PluginContext {

    @Override
    public String pluginId() {
        return given.pluginId();
    }

    @Override
    public Vertx vertx() {
        return given.vertx();
    }

    @Override
    public Clock clock() {
        return given.clock();
    }

    @Override
    public String agent() {
        return given.agent();
    }

    @Override
    public Path rulesDirectory() {
        return given.rulesDirectory();
    }

    @Override
    public Path cacheDirectory() {
        return given.cacheDirectory();
    }

    @Override
    public Path dataDirectory() {
        return given.dataDirectory();
    }

    @Override
    public Path goodRulesDirectory() {
        return given.goodRulesDirectory();
    }

    @Override
    public Logger logger() {
        return given.logger();
    }
}
