package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.engine.text.CommandText;
import dev.opswarden.engine.text.TerminalText;
import dev.opswarden.spi.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The list of drafts for a person. What has to be acted on comes last, where the eye is when the list has run past; and
 * below it what can be done.
 */
final class DraftsPage {

    private final Output out;
    private final DraftBlock block;

    DraftsPage(Output out, Instant now) {
        this.out = out;
        this.block = new DraftBlock(out, now);
    }

    /** Prints the list. */
    void print(WorkerState state, boolean all) {
        List<Draft> unfinished = state.unfinished();
        List<Draft> pending = some(unfinished, draft -> draft.status().isPending());
        if (all) {
            lines("Closed", some(state.drafts(), draft -> draft.status().isClosed()));
            List<Draft> quiet = some(unfinished, draft -> isOpen(draft) && !needsYou(draft));
            lines("For information, or ignored", quiet);
            closeAll(quiet);
            blocks("Needs you", some(unfinished, draft -> isOpen(draft) && needsYou(draft)));
        }
        if (pending.isEmpty()) {
            out.line("No draft waits for you." + (state.drafts().isEmpty() ? " Nothing was decided yet." : ""));
        } else {
            blocks(pending.size() == 1 ? "Draft to review" : "Drafts to review", pending);
            advice(pending.get(0));
        }
        if (!all) {
            others(state);
        }
    }

    private void advice(Draft example) {
        Fields fields = new Fields(out, 0, 10);
        fields.whole(
                "In full",
                Text.of(Style.CYAN, CommandText.on("show", example.messageId().value())));
        fields.whole(
                "Edit",
                Text.of(
                        Style.CYAN,
                        CommandText.on("approve", "--edit", example.messageId().value())));
        fields.whole(
                "Close",
                Text.of(
                                Style.CYAN,
                                CommandText.on("dismiss", example.messageId().value()))
                        .and(Style.DIM, "  without a reply"));
    }

    /** What is not shown, and how it can be. */
    private void others(WorkerState state) {
        int open = state.openCount();
        int closed = state.drafts().size() - open - state.pendingCount();
        if (open + closed == 0) {
            return;
        }
        List<String> counts = new ArrayList<>();
        if (open > 0) {
            counts.add(open + (open == 1 ? " other decision is open" : " other decisions are open"));
        }
        if (closed > 0) {
            counts.add(closed + (closed == 1 ? " is closed" : " are closed"));
        }
        out.line(Text.of(String.join(", ", counts) + ": ").and(Style.CYAN, CommandText.of("drafts --all")));
    }

    private void blocks(String title, List<Draft> drafts) {
        if (!drafts.isEmpty()) {
            title(title, drafts);
            out.line();
            drafts.forEach(block::atLength);
        }
    }

    private void lines(String title, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        title(title, drafts);
        int widest = drafts.stream()
                .mapToInt(draft ->
                        TerminalText.columns(TerminalText.line(draft.messageId().value())))
                .max()
                .orElse(0);
        drafts.forEach(draft -> block.line(draft, widest));
        out.line();
    }

    private void closeAll(List<Draft> drafts) {
        if (!drafts.isEmpty()) {
            new Fields(out, 2, 14)
                    .whole(
                            "Close them",
                            Text.of(Style.CYAN, CommandText.of("dismiss --decision fyi,ignore --mark-read")));
            out.line();
        }
    }

    private void title(String title, List<Draft> drafts) {
        out.line(Text.of(Style.BOLD, title).and(" (" + drafts.size() + ")"));
    }

    private static boolean isOpen(Draft draft) {
        return draft.status() == DraftStatus.OPEN;
    }

    private static boolean needsYou(Draft draft) {
        return draft.decision() == Decision.ESCALATE;
    }

    private static List<Draft> some(Collection<Draft> drafts, Predicate<Draft> wanted) {
        return drafts.stream().filter(wanted).toList();
    }
}
