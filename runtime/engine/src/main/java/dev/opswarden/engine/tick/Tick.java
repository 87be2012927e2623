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
import io.vertx.core.Promise;
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
        Future<PluginSet> plugins = Beside.run("plugins", this::loadPlugins);
        return Beside.run(
                        "state",
                        () -> StateStore.readOnly(request.settings().stateDir()).read())
                .compose(loaded -> onTheLoop(remembering(Optional.empty(), loaded)))
                .compose(memory -> pipeline(memory, plugins));
    }

    private Future<TickReport> work() {
        // Neither needs the other, nor Vert.x, which is being made meanwhile: each takes its time.
        Future<PluginSet> plugins = Beside.run("plugins", this::loadPlugins);
        return Beside.run("state", this::open)
                .compose(this::onTheLoop)
                .compose(open -> open.lock().isEmpty() ? locked(open.store()) : workUnder(open, plugins));
    }

    /** The state, opened before anything is fetched; without a lock another tick is running. */
    private record OpenState(StateStore store, Optional<TickLock> lock, Optional<TickMemory> memory) {}

    private OpenState open() {
        StateStore store = StateStore.open(request.settings().stateDir(), request.clock());
        Optional<TickLock> lock = store.tryTickLock();
        if (lock.isEmpty()) {
            return new OpenState(store, lock, Optional.empty());
        }
        try {
            return new OpenState(store, lock, Optional.of(remembering(Optional.of(store), store.read())));
        } catch (Throwable e) {
            lock.get().close();
            throw e;
        }
    }

    private TickMemory remembering(Optional<StateStore> store, Loaded loaded) {
        journal.warnAll(loaded.warnings());
        return TickMemory.of(context, store, loaded.state());
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

    private Future<TickReport> workUnder(OpenState open, Future<PluginSet> plugins) {
        return pipeline(open.memory().orElseThrow(), plugins)
                .compose(report -> blocking(() -> {
                    open.store().addTick(TickReportJson.of(report));
                    return report;
                }))
                .onComplete(done -> open.lock().orElseThrow().close());
    }

    private Future<TickReport> pipeline(TickMemory memory, Future<PluginSet> loading) {
        return loading.compose(this::onTheLoop)
                .compose(plugins -> runWith(TickParts.of(plugins, request.settings()), memory))
                .recover(failure -> {
                    ErrorKind kind = failure instanceof WardenException known ? known.kind() : ErrorKind.INTERNAL;
                    journal.endedBy(TickEnd.failed(kind, Stage.reasonOf(failure)));
                    return Future.succeededFuture();
                })
                .map(done -> journal.report(memory.state()));
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
                request.vertxes(),
                id -> HostContext.of(
                        id, request.vertxes(), request.settings(), request.surroundings(), request.clock()));
    }

    private <T> Future<T> blocking(Callable<T> body) {
        return request.vertxes().get().executeBlocking(body, false);
    }

    /** What comes next runs on the event loop, as all that only waits. */
    private <T> Future<T> onTheLoop(T value) {
        Promise<T> promise = Promise.promise();
        request.vertxes().get().runOnContext(now -> promise.complete(value));
        return promise.future();
    }
}
