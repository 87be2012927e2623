package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.plugin.HostContext;
import dev.opswarden.engine.plugin.PluginHost;
import dev.opswarden.engine.plugin.PluginPlace;
import dev.opswarden.engine.plugin.PluginSet;
import io.vertx.core.Vertx;
import java.time.Clock;

/** From the jars of {@code WORKER_PLUGINS_DIR}. */
final class JarLoading implements PluginLoading {

    @Override
    public PluginSet load(Vertx vertx, Settings settings, Surroundings surroundings, Clock clock) {
        return PluginHost.load(
                PluginPlace.of(settings, surroundings),
                vertx,
                id -> HostContext.of(id, vertx, settings, surroundings, clock));
    }

    @Override
    public PluginSet look(LateVertx vertx, Settings settings, Surroundings surroundings, Clock clock) {
        return PluginHost.loadToLook(
                PluginPlace.of(settings, surroundings), id -> HostContext.of(id, vertx, settings, surroundings, clock));
    }
}
