package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.approval.ApprovalDesk;
import dev.opswarden.engine.approval.ApprovalResult;
import dev.opswarden.engine.approval.ApproveOrder;
import dev.opswarden.engine.approval.Editor;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.reply.ReadMarks;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Reply;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code approve}: sends drafts (contract, section 3). */
@Command(
        name = "approve",
        description = {
            "Send drafts as replies, each once at most, and mark their messages read.",
            "A message that changed, was read elsewhere or was answered in its thread is refused.",
        })
final class ApproveCommand implements Callable<Integer> {

    private static final int INDENT = 2;
    private static final int VALUES = 12;

    private final Invocation invocation;

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "The id of a message, or an unambiguous beginning of it.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--edit", description = "Edit the text first, with $VISUAL, $EDITOR or vi.")
    private boolean edit;

    @Option(names = "--anyway", description = "Send a draft all the same that went stale.")
    private boolean anyway;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ApproveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    ApproveCommand(Invocation invocation, List<String> ids, boolean edit, boolean anyway, boolean json) {
        this(invocation);
        this.ids = ids;
        this.edit = edit;
        this.anyway = anyway;
        this.json = json;
    }

    @Override
    public Integer call() {
        // Made while the settings are read: neither needs the other.
        try (LateVertx vertx = LateVertx.begun()) {
            return approve(vertx);
        }
    }

    private int approve(LateVertx vertx) {
        Settings settings = invocation.loadSettings().settings();
        Optional<Editor> editor = edit ? Optional.of(TerminalEditor.of(invocation)) : Optional.empty();
        Set<ErrorKind> troubles = EnumSet.noneOf(ErrorKind.class);
        List<ApprovalResult> results = ApprovalRun.await(
                invocation,
                vertx,
                settings,
                desk -> desk.readMarks().settleAll().compose(marked -> {
                    tell(marked);
                    // A read mark that waits costs nothing; a state that cannot be read is why there are no drafts.
                    marked.kind().filter(kind -> kind == ErrorKind.STATE).ifPresent(troubles::add);
                    return approveAll(desk, editor);
                }));
        if (json) {
            invocation.out().asItIs(Json.text(ApprovalJson.of(results)));
        }
        results.forEach(result -> result.failure().ifPresent(troubles::add));
        return Worst.of(troubles.stream()).status();
    }

    private Future<List<ApprovalResult>> approveAll(ApprovalDesk desk, Optional<Editor> editor) {
        List<ApprovalResult> results = new ArrayList<>();
        Future<ApprovalResult> last = Future.succeededFuture();
        for (String id : new LinkedHashSet<>(ids)) {
            last = last.compose(before ->
                            desk.approval().approve(new ApproveOrder(id, anyway, editor, Optional.empty(), this::show)))
                    .onSuccess(result -> {
                        results.add(result);
                        tell(result);
                    });
        }
        return last.map(done -> List.copyOf(results));
    }

    /** Nothing goes out that was not on the screen; a script that reads the document is told what a person would not see. */
    private void show(Reply reply) {
        if (json) {
            ReplyLines.unseen(reply)
                    .ifPresent(what -> invocation.warn("what goes out for '" + reply.inReplyTo() + "' holds " + what));
            return;
        }
        invocation
                .err()
                .line(Text.of(Style.BOLD, "What goes out for")
                        .and(" ")
                        .and(Style.CYAN, reply.inReplyTo().value()));
        new ReplyLines(new Fields(invocation.err(), INDENT, VALUES)).print(reply);
    }

    private void tell(ReadMarks.Marked marked) {
        marked.warning().ifPresent(invocation::warn);
        if (marked.done() > 0 && !json) {
            invocation
                    .err()
                    .line(
                            marked.done() == 1
                                    ? "a message is marked read that was owed"
                                    : marked.done() + " messages are marked read that were owed");
        }
    }

    private void tell(ApprovalResult result) {
        result.warnings().forEach(invocation::warn);
        String reason = result.reason().orElse("");
        if (result.status() != ApprovalResult.Status.SENT) {
            invocation
                    .err()
                    .line(Text.of(Style.RED, "warden-runtime:")
                            .and(" " + result.status().label() + ": " + reason));
        } else if (!json) {
            invocation
                    .out()
                    .line(Text.of(Style.GREEN, "sent")
                            .and(" ")
                            .and(Style.CYAN, result.messageId())
                            .and(" as ")
                            .and(Style.CYAN, result.replyId().orElse("?")));
        }
    }
}
