package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.plugin.PluginSet;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/** Asks the rules behind a brain, and the inbox where a question needs messages. */
final class RuleBookRun {

    /** Compiling a thousand rules takes seconds on a quick machine. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Vertx vertx;
    private final PluginSet plugins;
    private final Settings settings;

    private RuleBookRun(Vertx vertx, PluginSet plugins, Settings settings) {
        this.vertx = vertx;
        this.plugins = plugins;
        this.settings = settings;
    }

    /**
     * Loads the plugins and asks.
     *
     * @param invocation what was asked for
     * @param settings the effective settings
     * @param question what to ask
     * @return the answer
     */
    static <T> T ask(Invocation invocation, Settings settings, Function<RuleBookRun, Future<T>> question) {
        return VertxRun.await(
                LIMIT.plusSeconds(10),
                vertx -> load(vertx, invocation, settings)
                        .compose(plugins -> Limit.run(
                                "the rules", LIMIT, () -> question.apply(new RuleBookRun(vertx, plugins, settings)))));
    }

    private static Future<PluginSet> load(Vertx vertx, Invocation invocation, Settings settings) {
        return vertx.executeBlocking(
                () -> invocation.plugins().load(vertx, settings, invocation.surroundings(), invocation.clock()), false);
    }

    /** The one Vert.x of this run. */
    Vertx vertx() {
        return vertx;
    }

    /** The rules behind the first brain of {@code WORKER_BRAIN} that decides by rules. */
    RuleBook book() {
        return settings.brains().stream()
                .flatMap(brain -> plugins.ruleBook(brain).stream())
                .findFirst()
                .orElseThrow(() -> new WardenException(
                        ErrorKind.NOT_LOADED,
                        "no plugin in '" + settings.pluginsDir() + "' provides a brain of WORKER_BRAIN ("
                                + String.join(",", settings.brains()) + ") that decides by rules"));
    }

    /**
     * A brain of this name.
     *
     * @throws WardenException of kind {@link ErrorKind#NOT_LOADED} if no plugin provides it
     */
    Brain brain(String id) {
        return plugins.brain(id)
                .orElseThrow(() -> new WardenException(
                        ErrorKind.NOT_LOADED,
                        "no plugin in '" + settings.pluginsDir() + "' provides the brain '" + id + "'"));
    }

    /** The inbox of {@code WORKER_INBOX}. */
    InboxSource inbox() {
        return plugins.inbox(settings.inbox())
                .orElseThrow(() -> new WardenException(
                        ErrorKind.NOT_LOADED,
                        "no plugin in '" + settings.pluginsDir() + "' provides the inbox '" + settings.inbox()
                                + "' (WORKER_INBOX)"));
    }

    /**
     * A directory that was typed.
     *
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if it is none
     */
    static Path directory(Invocation invocation, Path typed) {
        Path directory =
                invocation.surroundings().workingDirectory().resolve(typed).normalize();
        if (!Files.isDirectory(directory)) {
            throw new WardenException(ErrorKind.REFUSED, "'" + typed + "' is no directory");
        }
        return directory;
    }
}
