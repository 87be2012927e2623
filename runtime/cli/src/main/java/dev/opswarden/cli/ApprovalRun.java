package dev.opswarden.cli;

import dev.opswarden.engine.approval.ApprovalDesk;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.plugin.ApprovalPlugins;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Function;

/** Runs what a person decided about drafts, with everything opened that it needs. */
final class ApprovalRun {

    /** Every request has its own limit; an editor has none, and a person may take a week. */
    private static final Duration NO_LIMIT = Duration.ofDays(30);

    private ApprovalRun() {}

    /**
     * Opens state and plugins, and does it.
     *
     * @param invocation what was asked for
     * @param settings the effective settings
     * @param body what to do
     * @return its result
     */
    static <T> T await(Invocation invocation, Settings settings, Function<ApprovalDesk, Future<T>> body) {
        try (LateVertx vertx = LateVertx.begun()) {
            return await(invocation, vertx, settings, body);
        }
    }

    /** The same on a Vert.x that the caller closes. */
    static <T> T await(
            Invocation invocation, LateVertx vertx, Settings settings, Function<ApprovalDesk, Future<T>> body) {
        PluginWatch watch = PluginWatch.start();
        try {
            // Loaded while Vert.x is made: neither needs the other.
            ApprovalPlugins plugins = invocation
                    .plugins()
                    .loadForApproval(vertx, settings, invocation.surroundings(), invocation.clock());
            ApprovalDesk desk = ApprovalDesk.open(settings, invocation.who(), vertx.get(), invocation.clock(), plugins);
            // On its event loop from here: a desk is for one thread.
            return VertxRun.wait(vertx.get().executeBlocking(() -> desk, false).compose(body), NO_LIMIT);
        } finally {
            watch.ended();
        }
    }
}
