package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.plugin.HostContext;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.engine.plugin.PluginPlace;
import dev.opswarden.engine.plugin.PluginStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What the commands about plugins have in common. */
final class PluginsRun {

    /** Two rounds of loading with every limit used up, and the copying of a large jar. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration TO_LEAVE = Duration.ofSeconds(1);

    private PluginsRun() {}

    /** Loads them, to see what becomes of each. */
    static List<PluginInfo> load(Invocation invocation, Settings settings) {
        return VertxRun.await(
                LIMIT,
                vertx -> Limit.run(
                        "loading the plugins",
                        LIMIT.minus(TO_LEAVE),
                        () -> vertx.executeBlocking(
                                () -> invocation
                                        .plugins()
                                        .load(vertx, settings, invocation.surroundings(), invocation.clock())
                                        .plugins(),
                                false)));
    }

    /** Changes the plugins directory. */
    static <T> T change(Invocation invocation, Settings settings, Function<PluginStore, T> body) {
        return VertxRun.await(
                LIMIT,
                vertx -> vertx.executeBlocking(
                        () -> body.apply(new PluginStore(
                                PluginPlace.of(settings, invocation.surroundings()),
                                vertx,
                                id -> HostContext.of(
                                        id, vertx, settings, invocation.surroundings(), invocation.clock()))),
                        false));
    }

    /** A file that was typed. */
    static Path file(Invocation invocation, Path typed) {
        return invocation.surroundings().workingDirectory().resolve(typed).normalize();
    }
}
