package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.engine.plugin.PluginSet;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The plugins, and what of the settings they provide.
 *
 * @param plugins what became of each jar
 * @param brains the ids of the brains that are asked, in order; one that is not there is not asked
 * @param missing what {@code WORKER_BRAIN} names and no plugin provides
 * @param rules the rules behind those brains
 * @param troubles what keeps every tick from its work: no inbox, no brain
 */
record PluginsLook(
        List<PluginInfo> plugins,
        List<String> brains,
        List<String> missing,
        RulesInForce rules,
        List<String> troubles) {

    private static final Duration LOADING = Duration.ofSeconds(10);

    private static final Duration RULES = Duration.ofSeconds(30);

    /** Looks at them; whatever happens is part of the answer. */
    static PluginsLook at(Invocation invocation, Settings settings) {
        PluginWatch watch = PluginWatch.start();
        try (LateVertx vertx = new LateVertx()) {
            PluginSet plugins = Patience.waitFor(
                    "loading the plugins",
                    LOADING,
                    () -> invocation.plugins().look(vertx, settings, invocation.surroundings(), invocation.clock()));
            return Patience.waitFor(
                    "the rules",
                    RULES,
                    () -> of(
                            plugins, RulesInForce.of(plugins, settings.brains()).await(), settings));
        } catch (WardenException e) {
            return failed(FailureText.of(e));
        } finally {
            watch.ended();
        }
    }

    /** Loads them, in ten seconds or not at all. */
    static Future<PluginSet> load(Vertx vertx, Invocation invocation, Settings settings) {
        return Limit.run(
                "loading the plugins",
                LOADING,
                () -> vertx.executeBlocking(
                        () -> invocation.plugins().load(vertx, settings, invocation.surroundings(), invocation.clock()),
                        false));
    }

    private static PluginsLook of(PluginSet plugins, RulesInForce rules, Settings settings) {
        List<String> brains = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        settings.brains().forEach(id -> (plugins.brain(id).isPresent() ? brains : missing).add(id));
        List<String> troubles = new ArrayList<>();
        if (plugins.inbox(settings.inbox()).isEmpty()) {
            troubles.add("no plugin in '" + settings.pluginsDir() + "' provides the inbox '" + settings.inbox()
                    + "' (WORKER_INBOX)");
        }
        if (brains.isEmpty()) {
            troubles.add("no plugin in '" + settings.pluginsDir() + "' provides a brain of WORKER_BRAIN");
        }
        return new PluginsLook(plugins.plugins(), List.copyOf(brains), List.copyOf(missing), rules, troubles);
    }

    private static PluginsLook failed(String why) {
        return new PluginsLook(List.of(), List.of(), List.of(), RulesInForce.broken(why), List.of(why));
    }
}
