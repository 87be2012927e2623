package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Keyboard;
import dev.opswarden.engine.approval.ApprovalDesk;
import dev.opswarden.engine.approval.Editor;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.StateView;
import dev.opswarden.engine.state.WorkerState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code review}: the drafts one after another, with a single key for each step (contract, section 3). */
@Command(
        name = "review",
        description = {
            "Go through what waits for you, one after another, on a terminal: a key sends, edits, dismisses or skips it.",
            "Leaving it, with q, Ctrl-C or Ctrl-D, changes nothing.",
        })
final class ReviewCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private @Nullable CommandSpec spec;

    ReviewCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (!invocation.in().interactive() || !invocation.out().interactive()) {
            throw notATerminal();
        }
        Settings settings = invocation.loadSettings().settings();
        WorkerState state = invocation.loadState(settings);
        if (ReviewSession.waiting(state).isEmpty() && state.readMarksOwed().isEmpty()) {
            new ReviewTalk(invocation.out()).nothing(state);
            return ExitCode.DONE.status();
        }
        ReviewTally tally = ApprovalRun.await(
                invocation,
                settings,
                desk -> desk.readMarks().settleAll().compose(marked -> {
                    marked.warning().ifPresent(invocation::warn);
                    return onAThreadOfItsOwn(() -> review(settings, desk));
                }));
        return Worst.of(tally.troubles()).status();
    }

    private ReviewTally review(Settings settings, ApprovalDesk desk) {
        StateView view = StateStore.readOnly(settings.stateDir());
        Editor editor = TerminalEditor.of(invocation);
        try (Keyboard keyboard = Keyboard.open(invocation.in())) {
            Editor lent = file -> keyboard.lend(() -> editor.edit(file));
            return new ReviewSession(
                            keyboard,
                            invocation.out(),
                            invocation.clock(),
                            desk,
                            () -> view.read().state(),
                            lent)
                    .run();
        }
    }

    /** A person takes their time: no thread of Vert.x waits for keys, for plugins may need each of them. */
    private static Future<ReviewTally> onAThreadOfItsOwn(Callable<ReviewTally> session) {
        Promise<ReviewTally> promise = Promise.promise();
        Thread thread = new Thread(
                () -> {
                    try {
                        promise.complete(session.call());
                    } catch (Throwable e) {
                        promise.fail(e);
                    }
                },
                "review");
        thread.setDaemon(true);
        thread.start();
        return promise.future();
    }

    private ParameterException notATerminal() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not say which command this is");
        }
        return new ParameterException(
                spec.commandLine(),
                "'review' needs a terminal to show drafts on and to read keys from;"
                        + " elsewhere use 'drafts', 'show ID' and 'approve ID'");
    }
}
