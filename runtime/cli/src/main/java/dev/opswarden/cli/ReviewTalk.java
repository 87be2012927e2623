package dev.opswarden.cli;

import dev.opswarden.cli.ReviewTally.Fate;
import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.engine.text.CommandText;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a review says around its pages: which keys there are, what came of one, and of all in the end. */
final class ReviewTalk {

    private static final int FIRST_PRINTABLE = ' ';
    private static final int DELETE = 127;

    private final Output out;

    ReviewTalk(Output out) {
        this.out = out;
    }

    /** Shows what is under way; nothing takes it away. */
    void busy(String what) {
        out.passing(what);
    }

    /** Asks for a key. */
    void choices(Draft draft, Seen seen) {
        Text keys = ReviewSession.needsText(draft) ? key(Text.of(""), "a", "answer") : key(Text.of(""), "a", "approve");
        keys = key(keys, "e", "edit");
        if (!seen.stale().isEmpty()) {
            keys = key(keys, "!", "anyway");
        }
        keys = key(key(key(keys, "d", "dismiss"), "s", "skip"), "m", "more");
        out.line();
        out.line(key(key(keys, "q", "quit"), "?", "help"));
        out.prompt("> ");
    }

    private static Text key(Text before, String key, String what) {
        return (before.width() == 0 ? before : before.and("  "))
                .and(Style.CYAN, key)
                .and(" " + what);
    }

    /** Shows which key it was, for the terminal does not. */
    void pressed(OptionalInt key) {
        int pressed = key.orElse(FIRST_PRINTABLE);
        answered(pressed > FIRST_PRINTABLE && pressed < DELETE ? Character.toString(pressed) : "");
    }

    /** Ends the line of a question with what was answered. */
    void answered(String answer) {
        out.line(answer);
    }

    void unknownKey() {
        out.line("That key does nothing here, and nothing was changed; ? tells of those that do.");
    }

    void help() {
        Fields fields = new Fields(out, 2, 6);
        fields.field(
                "a",
                "approve: send the draft as it is shown, and mark the message read; where there is no"
                        + " drafted reply, write one first");
        fields.field("e", "edit the text, then send it; without any text, or when the editor fails, nothing is sent");
        fields.field("!", "approve although it went stale; asks once more");
        fields.field("d", "dismiss: close it without a reply; the message stays unread at the hub");
        fields.field("s", "skip: leave it as it is, and go to the next");
        fields.field("m", "more of the message");
        fields.field("q", "quit, as Ctrl-C and Ctrl-D do: the rest stays as it is");
        out.line("  Enter and every other key do nothing.");
    }

    void nothingStale() {
        out.line("It did not go stale: a sends it.");
    }

    void stale(Seen seen) {
        seen.stale().forEach(reason -> new Fields(out, 0, 10).field("Stale", Style.RED, reason));
    }

    void confirmAnyway() {
        out.prompt("Send it all the same? y sends, any other key does not > ");
    }

    void done(String what, MessageId id, List<String> warnings) {
        out.line(Text.of(Style.GREEN, what).and(" ").and(Style.CYAN, id.value()));
        warnings.forEach(warning -> new Fields(out, 0, 10).field("Warning", Style.YELLOW, warning));
    }

    void failed(List<String> reasons) {
        reasons.forEach(reason -> new Fields(out, 0, 10).field("Not done", Style.RED, reason));
    }

    void confirmRead() {
        out.prompt("Any key shows the draft again > ");
    }

    void overtaken(MessageId id, Optional<Draft> now) {
        out.line();
        out.line(Text.of(Style.CYAN, id.value())
                .and(" is "
                        + now.map(draft -> draft.status().label() + " by now").orElse("gone")
                        + ": somebody else was quicker"));
    }

    /** Nothing is there to be gone through. */
    void nothing(WorkerState state) {
        out.line("Nothing waits for you." + (state.drafts().isEmpty() ? " Nothing was decided yet." : ""));
        others(state);
    }

    void summary(ReviewTally tally, WorkerState now) {
        List<String> counts = new ArrayList<>(List.of(
                tally.count(Fate.SENT) + " sent",
                tally.count(Fate.DISMISSED) + " dismissed",
                tally.count(Fate.SKIPPED) + " skipped",
                tally.failed() + " failed"));
        if (tally.count(Fate.OVERTAKEN) > 0) {
            counts.add(tally.count(Fate.OVERTAKEN) + " settled by others");
        }
        int waiting = ReviewSession.waiting(now).size();
        out.line();
        out.line(Text.of(Style.BOLD, String.join(", ", counts))
                .and(waiting == 0 ? "; nothing waits for you" : "; " + waiting + (waiting == 1 ? " waits" : " wait")));
        others(now);
    }

    private void others(WorkerState state) {
        long others = state.unfinished().stream()
                .filter(draft -> draft.status().isWaiting() && isQuiet(draft))
                .count();
        if (others > 0) {
            out.line(Text.of(others + (others == 1 ? " other decision is open: " : " other decisions are open: "))
                    .and(Style.CYAN, CommandText.of("drafts --all")));
        }
    }

    private static boolean isQuiet(Draft draft) {
        return draft.decision() == Decision.FYI || draft.decision() == Decision.IGNORE;
    }
}
