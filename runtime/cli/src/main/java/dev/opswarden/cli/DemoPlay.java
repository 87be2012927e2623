package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.engine.config.Overrides;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.SettingsLoader;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.digest.DigestFiles;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.StateView;
import dev.opswarden.engine.tick.Interruption;
import dev.opswarden.engine.tick.Tick;
import dev.opswarden.engine.tick.TickReport;
import dev.opswarden.engine.tick.TickRequest;
import dev.opswarden.hub.EmbeddedHub;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The steps of the demo, in their order. Each is announced, done, and compared with what was announced. */
final class DemoPlay {

    private final Vertx vertx;
    private final EmbeddedHub hub;
    private final DemoDirectory directory;
    private final Invocation invocation;
    private final Output out;
    private final DemoTelling telling;
    private final Surroundings surroundings;
    private final Settings settings;
    private final DemoFindings findings = new DemoFindings();

    DemoPlay(Vertx vertx, EmbeddedHub hub, DemoDirectory directory, Invocation invocation, DemoTelling telling) {
        this.vertx = vertx;
        this.hub = hub;
        this.directory = directory;
        this.invocation = invocation;
        this.out = invocation.out();
        this.telling = telling;
        this.surroundings = directory.surroundings(invocation.surroundings(), hub.url());
        this.settings = SettingsLoader.load(surroundings, Overrides.NONE).settings();
    }

    /** Plays it; completes with what was different from what was announced. */
    Future<List<String>> run() {
        return hub.load(directory.messages())
                .compose(loaded -> firstTick(loaded.loaded()))
                .compose(done -> vertx.executeBlocking(this::showResult))
                .compose(done -> secondTick())
                .compose(done -> {
                    telling.requests(hub.requests());
                    findings.requests(hub.requests());
                    return approveOne();
                })
                .map(done -> findings.differences());
    }

    /** What a person does with a draft: until here nothing was sent. */
    private Future<Void> approveOne() {
        Optional<Draft> first = pending().stream().findFirst();
        if (first.isEmpty()) {
            // Missed already, where the drafts were shown.
            return Future.succeededFuture();
        }
        Draft draft = first.get();
        telling.approval(draft);
        DemoApproval approval = new DemoApproval(vertx, hub.url(), surroundings, invocation);
        return approval.approve(draft)
                .onSuccess(findings::approval)
                .compose(status -> approval.reply(draft))
                .onSuccess(reply -> {
                    reply.ifPresent(telling::reply);
                    findings.reply(reply, settings.agent(), draft);
                })
                .mapEmpty();
    }

    private List<Draft> pending() {
        return StateStore.readOnly(directory.stateDir()).read().state().drafts().stream()
                .filter(draft -> draft.status().isPending())
                .toList();
    }

    private Future<Void> firstTick(int messages) {
        telling.hubWithMail(hub.url(), messages, settings.agent());
        telling.firstTick();
        return tick().onSuccess(report -> findings.firstTick(report, messages)).mapEmpty();
    }

    private boolean showResult() {
        StateView state = StateStore.readOnly(directory.stateDir());
        telling.digest();
        new DigestFiles(state.directory())
                .latest()
                .ifPresentOrElse(out::block, () -> findings.differs("there is no digest"));
        List<Draft> drafts = pending();
        telling.drafts(drafts);
        findings.drafts(drafts.size());
        return true;
    }

    private Future<Void> secondTick() {
        telling.secondTick();
        return tick().onSuccess(findings::secondTick).mapEmpty();
    }

    /** What {@code warden-runtime tick} does and shows. */
    private Future<TickReport> tick() {
        StageLines stages = new StageLines(out, true);
        return Tick.run(new TickRequest(
                        settings,
                        surroundings,
                        () -> vertx,
                        Clock.systemUTC(),
                        false,
                        false,
                        stages,
                        new Interruption(),
                        Optional::empty))
                .onSuccess(new TickSummary(out, out)::print);
    }
}
