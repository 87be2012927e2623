package dev.opswarden.engine.tick;

import dev.opswarden.engine.limit.Closing;
import dev.opswarden.engine.plugin.HostContext;
import dev.opswarden.engine.plugin.PluginHost;
import dev.opswarden.engine.plugin.PluginPlace;
import dev.opswarden.engine.plugin.PluginSet;
import dev.opswarden.engine.state.Loaded;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.TickLock;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/**
 * One tick from the lock to the line in the history: opens the state, loads the plugins, runs the pipeline, and leaves
 * everything closed.
 */
public final class Tick {

    private final TickRequest request;
    private final TickContext context;
    private final StageBudget budget;
    private final TickJournal journal;

    private Tick(TickRequest request) {
        this.request = request;
        this.context = TickContext.of(request, newId());
        this.budget = StageBudget.startingNow(request.settings());
        this.journal = new TickJournal(context, budget);
    }

    /**
     * Runs a tick.
     *
     * @param request what to do
     * @return the report; fails with {@link ErrorKind#STATE} when the state cannot be opened, which is tried before
     *     anything is fetched
     */
    public static Future<TickReport> run(TickRequest request) {
        Tick tick = new Tick(request);
        return request.dryRun() ? tick.look() : tick.work();
    }

    /** Names a tick; long enough never to come twice, since the hub remembers the keys that are made of it. */
    static String newId() {
        // Nobody gains by guessing it: this moment is enough, without the machinery of secure random numbers.
        long id = new SplittableRandom(System.nanoTime() ^ Long.rotateLeft(System.currentTimeMillis(), 24)).nextLong();
        String digits = Long.toHexString(id | Long.MIN_VALUE);
        return digits.substring(digits.length() - 12);
    }

    private Future<TickReport> look() {
        Future<PluginSet> plugins = blocking(this::loadPlugins);
        return blocking(() -> StateStore.readOnly(request.settings().stateDir()).read())
                .compose(loaded -> pipeline(Optional.empty(), loaded, plugins));
    }

    private Future<TickReport> work() {
        // Plugins are loaded while the state is opened: neither needs the other, and each takes its time.
        Future<PluginSet> plugins = blocking(this::loadPlugins);
        return blocking(() -> StateStore.open(request.settings().stateDir(), request.clock()))
                .compose(store -> blocking(store::tryTickLock)
                        .compose(lock -> lock.isEmpty() ? locked(store) : workUnder(lock.get(), store, plugins)));
    }

    private Future<TickReport> locked(StateStore store) {
        String holder = store.tickHolder().map(pid -> " (process " + pid + ")").orElse("");
        return blocking(store::read)
                .map(loaded -> TickReport.notRun(
                        Outcome.LOCKED,
                        "another tick is running" + holder,
                        request.clock().instant(),
                        loaded.state().pendingCount()));
    }

    private Future<TickReport> workUnder(TickLock lock, StateStore store, Future<PluginSet> plugins) {
        return blocking(store::read)
                .compose(loaded -> pipeline(Optional.of(store), loaded, plugins))
                .compose(report -> blocking(() -> {
                    store.addTick(TickReportJson.of(report));
                    return report;
                }))
                .onComplete(done -> lock.close());
    }

    private Future<TickReport> pipeline(Optional<StateStore> store, Loaded loaded, Future<PluginSet> loading) {
        journal.warnAll(loaded.warnings());
        return blocking(() -> TickMemory.of(context, store, loaded.state()))
                .compose(memory -> loading.compose(
                                plugins -> runWith(TickParts.of(plugins, request.settings()), memory))
                        .recover(failure -> {
                            ErrorKind kind =
                                    failure instanceof WardenException known ? known.kind() : ErrorKind.INTERNAL;
                            journal.endedBy(TickEnd.failed(kind, Stage.reasonOf(failure)));
                            return Future.succeededFuture();
                        })
                        .map(done -> journal.report(memory.state())));
    }

    private Future<Void> runWith(TickParts parts, TickMemory memory) {
        journal.warnAll(parts.troubles());
        return new TickPipeline(context, parts, memory, budget, request.observer(), journal)
                .run()
                .eventually(() -> closeAll(parts));
    }

    private static Future<Void> closeAll(TickParts parts) {
        Closing closing = new Closing();
        parts.brains().forEach(brain -> closing.of("brain " + brain.id(), brain::close));
        parts.notifiers().forEach(one -> closing.of("notifier " + one.id(), one::close));
        return closing.done();
    }

    private PluginSet loadPlugins() {
        return PluginHost.load(
                PluginPlace.of(request.settings(), request.surroundings()),
                request.vertx(),
                id -> HostContext.of(id, request.vertx(), request.settings(), request.surroundings(), request.clock()));
    }

    private <T> Future<T> blocking(Callable<T> body) {
        return request.vertx().executeBlocking(body, false);
    }
}
