package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.approval.ApprovalDesk;
import dev.opswarden.engine.approval.DismissOrder;
import dev.opswarden.engine.approval.Dismissal;
import dev.opswarden.engine.approval.Dismissed;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dismiss}: closes drafts without a reply, singly or every open one of a kind (contract, section 3). */
@Command(
        name = "dismiss",
        description = "Close drafts without a reply: those that are named, or every open one of a kind.")
final class DismissCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 50;

    private final Invocation invocation;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "The id of a message, or an unambiguous beginning of it.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--decision",
            paramLabel = "KIND",
            split = ",",
            description = "Every open draft of these kinds: reply, escalate, fyi, ignore.")
    private List<String> decisions = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    @Option(names = "--mark-read", description = "Mark the messages read at the hub.")
    private boolean markRead;

    @Option(names = "--yes", description = "Do not ask before closing every open draft of a kind.")
    private boolean yes;

    DismissCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Set<Decision> kinds = kinds();
        if (ids.isEmpty() == kinds.isEmpty()) {
            throw usage("name drafts, or their kind with --decision" + (ids.isEmpty() ? "" : ", but not both"));
        }
        Settings settings = invocation.loadSettings().settings();
        List<String> wanted = ids;
        if (!kinds.isEmpty()) {
            List<Draft> waiting = Dismissal.waiting(invocation.loadState(settings), kinds);
            if (!waiting.isEmpty() && !isWanted(waiting)) {
                invocation.err().line("nothing was dismissed");
                return ExitCode.DONE.status();
            }
            wanted = waiting.stream().map(draft -> draft.messageId().value()).toList();
        }
        DismissOrder order = new DismissOrder(wanted, Optional.ofNullable(reason), markRead);
        return tell(dismiss(settings, order));
    }

    private Dismissed dismiss(Settings settings, DismissOrder order) {
        return markRead
                ? ApprovalRun.await(
                        invocation, settings, desk -> desk.dismissal().dismiss(order))
                : VertxRun.await(
                        settings.tickLimit(),
                        vertx -> vertx.executeBlocking(
                                        () -> ApprovalDesk.withoutHub(
                                                settings, invocation.who(), vertx, invocation.clock()),
                                        false)
                                .compose(dismissal -> dismissal.dismiss(order)));
    }

    private boolean isWanted(List<Draft> waiting) {
        if (yes) {
            return true;
        }
        if (!invocation.canAsk()) {
            throw usage(waiting.size() + (waiting.size() == 1 ? " draft" : " drafts")
                    + " would be closed; say --yes where nobody can be asked");
        }
        for (Draft draft : waiting.subList(0, Math.min(waiting.size(), MOST_SHOWN))) {
            invocation
                    .err()
                    .line(Text.of(Style.CYAN, draft.messageId().value())
                            .and("  ")
                            .and(Style.BOLD, draft.decision().label())
                            .and("  " + draft.subject())
                            .and(Style.DIM, "  from " + draft.toAgent()));
        }
        if (waiting.size() > MOST_SHOWN) {
            invocation.err().line("… and " + (waiting.size() - MOST_SHOWN) + " more");
        }
        return invocation.confirmed("Close " + (waiting.size() == 1 ? "this one" : "these " + waiting.size())
                + (markRead ? " and mark the messages read?" : "?"));
    }

    private int tell(Dismissed dismissed) {
        for (String refusal : dismissed.refused()) {
            invocation.err().line(Text.of(Style.RED, "warden-runtime:").and(" refused: " + refusal));
        }
        dismissed.marked().warning().ifPresent(invocation::warn);
        int closed = dismissed.closed().size();
        invocation.out().line(closed == 1 ? "dismissed 1 draft" : "dismissed " + closed + " drafts");
        if (dismissed.marked().done() > 0) {
            invocation
                    .out()
                    .line(
                            dismissed.marked().done() == 1
                                    ? "1 message is marked read"
                                    : dismissed.marked().done() + " messages are marked read");
        }
        return Worst.of(Stream.concat(
                        dismissed.refused().stream().map(refusal -> ErrorKind.REFUSED),
                        dismissed.marked().kind().stream()))
                .status();
    }

    private Set<Decision> kinds() {
        Set<Decision> kinds = EnumSet.noneOf(Decision.class);
        for (String name : decisions) {
            kinds.add(Decision.parse(name)
                    .orElseThrow(
                            () -> usage("'" + name + "' is no decision; there are reply, escalate, fyi and ignore")));
        }
        return kinds;
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not say which command this is");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
