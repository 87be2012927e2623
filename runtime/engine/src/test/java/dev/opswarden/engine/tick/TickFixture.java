package dev.opswarden.engine.tick;

import dev.opswarden.engine.config.Overrides;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.SettingsLoader;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.faults.Faults;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.FakeInbox;
import dev.opswarden.testkit.FakeNotifier;
import dev.opswarden.testkit.FakeProgressLog;
import dev.opswarden.testkit.FakeReplyChannel;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A pipeline over fakes and a real state directory, tick after tick. */
final class TickFixture {

    final TestingClock clock = new TestingClock();
    final FakeInbox inbox = new FakeInbox();
    final FakeProgressLog progressLog = new FakeProgressLog();
    final FakeReplyChannel replies = new FakeReplyChannel();
    final FakeNotifier notifier = new FakeNotifier();
    final Map<String, String> environment = new HashMap<>();
    final Interruption interruption = new Interruption();
    Supplier<Optional<String>> switchedOff = Optional::empty;
    TickObserver observer = TickObserver.NONE;
    List<Brain> brains = List.of(FakeBrain.saying("drools", Triage.reply("Look there.", "asks where")));
    List<RuleBook> ruleBooks = List.of();
    List<String> loadingTroubles = List.of();

    private final Vertx vertx;
    private final Path directory;

    TickFixture(Vertx vertx, Path directory) {
        this.vertx = vertx;
        this.directory = directory;
    }

    Path stateDirectory() {
        return directory.resolve("state");
    }

    StateStore store() {
        return StateStore.open(stateDirectory(), clock);
    }

    WorkerState state() {
        return StateStore.readOnly(stateDirectory()).read().state();
    }

    TickReport tick() {
        return tick(new Faults(0, false));
    }

    /** A tick in which an operation on the state or the hub may fail. */
    TickReport tick(Faults faults) {
        StateStore store = store();
        TickContext context = context(false, false);
        return run(
                context,
                new TickMemory(
                        context,
                        store.directory(),
                        Optional.of(faults.around(store)),
                        Optional.of(store.installationKey()),
                        store.read().state()),
                new TickParts(
                        faults.around(inbox),
                        Optional.of(faults.around(replies)::find),
                        Optional.of(faults.around(progressLog)),
                        brains,
                        ruleBooks,
                        List.of(notifier),
                        loadingTroubles));
    }

    /** A tick whose report goes into the history, as that of a real one does. */
    TickReport tickAndRemember() {
        TickReport report = tick();
        store().addTick(TickReportJson.of(report));
        return report;
    }

    TickReport dryRun() {
        return dryRun(false);
    }

    /** A dry run in which every brain is asked. */
    TickReport compare() {
        return dryRun(true);
    }

    private TickReport dryRun(boolean compare) {
        TickContext context = context(true, compare);
        return run(
                context,
                TickMemory.of(context, Optional.empty(), state()),
                new TickParts(
                        inbox,
                        Optional.of(replies::find),
                        Optional.of(progressLog),
                        brains,
                        ruleBooks,
                        List.of(notifier),
                        List.of()));
    }

    private TickContext context(boolean dryRun, boolean compare) {
        return new TickContext(
                Tick.newId(), settings(), () -> vertx, clock, "tester", dryRun, compare, interruption, switchedOff);
    }

    private TickReport run(TickContext context, TickMemory memory, TickParts parts) {
        StageBudget budget = StageBudget.startingNow(context.settings());
        TickJournal journal = new TickJournal(context, budget);
        new TickPipeline(context, parts, memory, budget, observer, journal)
                .run()
                .await();
        return journal.report(memory.state());
    }

    private Settings settings() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HOME", directory.toString());
        all.put("WORKER_STATE_DIR", stateDirectory().toString());
        return SettingsLoader.load(new Surroundings(all, directory, directory, directory), Overrides.NONE)
                .settings();
    }
}
