package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.inbox.SeenMessage;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.text.HumanTime;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Reply;
import java.time.Clock;
import java.time.ZoneId;

/** What a person sees of one draft in a review: the message, what would go out, and why. */
final class ReviewPage {

    private static final int INDENT = 2;
    private static final int VALUES = 12;
    private static final int MESSAGE_LINES = 12;

    /** A message may be of megabytes; a person who wants all of it has {@code show} and a pager. */
    private static final int WHOLE_LINES = 500;

    private final Output out;
    private final Clock clock;
    private final Fields fields;

    ReviewPage(Output out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.fields = new Fields(out, INDENT, VALUES);
    }

    /** Prints the page; the draft whole, as it would go out, and the beginning of the message. */
    void show(int number, int of, Draft draft, Seen seen) {
        Text position = Text.of(Style.DIM, "── ").and(number + " of " + of).and(Style.DIM, " ──  ");
        out.line();
        out.line(position.and(DraftBlock.heading(draft)));
        out.line();
        title("The message");
        seen.message().ifPresent(this::message);
        seen.unavailable().ifPresent(reason -> fields.field("Not shown", Style.YELLOW, reason));
        out.line();
        title(ReviewSession.needsText(draft) ? "Needs your answer" : "What would go out");
        draft(draft);
        out.line();
        title("Why");
        why(draft, seen);
    }

    /** All of the message, up to a bound. */
    void wholeMessage(Seen seen) {
        out.line();
        seen.message().ifPresent(shown -> fields.quoteHead(shown.message().body(), WHOLE_LINES));
        seen.unavailable().ifPresent(reason -> fields.field("Not shown", Style.YELLOW, reason));
    }

    /** What an editor left, as it goes out. */
    void edited(Reply reply) {
        out.line();
        title("What goes out");
        new ReplyLines(fields).print(reply);
    }

    private void message(SeenMessage seen) {
        Message message = seen.message();
        fields.field("From", message.sender());
        fields.field("Subject", message.subject().isBlank() ? "(no subject)" : message.subject());
        seen.createdAt()
                .ifPresent(at -> fields.field(
                        "Sent",
                        HumanTime.of(at, ZoneId.systemDefault()) + " (" + HumanTime.ago(at, clock.instant()) + ")"));
        fields.quoteHead(message.body(), MESSAGE_LINES);
    }

    private void draft(Draft draft) {
        Reply reply = ReplyLines.of(draft);
        ReplyLines lines = new ReplyLines(fields);
        lines.head(reply);
        if (draft.body().isBlank()) {
            fields.field("Text", Style.YELLOW, "none yet");
            return;
        }
        if (ReviewSession.needsText(draft)) {
            fields.field("Text", "a suggestion, which you see in the editor first");
        }
        lines.text(reply);
    }

    private void why(Draft draft, Seen seen) {
        fields.field("Decision", draft.decision().label() + " by " + DraftBlock.decidedBy(draft));
        fields.field("Reason", draft.reason());
        if (draft.handling().edited()) {
            fields.field("Edited", "the text is a person's");
        }
        if (draft.status() == DraftStatus.SENDING) {
            fields.field("Note", Style.YELLOW, "whether it arrived is not known; approving it again is safe");
        }
        if (draft.provisional()) {
            fields.field("Provisional", Style.YELLOW, "a brain failed, and the next tick asks again");
        }
        if (draft.handling().unsentText().isPresent()) {
            fields.field("Kept", "another text of a person, which did not go out; 'show' has it");
        }
        draft.warnings().forEach(warning -> fields.field("Warning", Style.YELLOW, warning));
        seen.stale().forEach(reason -> fields.field("Stale", Style.RED, reason));
    }

    private void title(String title) {
        out.line(Text.of(Style.BOLD, title));
    }
}
