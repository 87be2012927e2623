package dev.opswarden.cli;

import dev.opswarden.engine.approval.ApprovalDesk;
import dev.opswarden.engine.config.Settings;
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
        return VertxRun.await(
                NO_LIMIT,
                vertx -> vertx.executeBlocking(
                                () -> ApprovalDesk.open(
                                        settings,
                                        invocation.who(),
                                        vertx,
                                        invocation.clock(),
                                        invocation
                                                .plugins()
                                                .loadForApproval(
                                                        vertx,
                                                        settings,
                                                        invocation.surroundings(),
                                                        invocation.clock())),
                                false)
                        .compose(body));
    }
}
