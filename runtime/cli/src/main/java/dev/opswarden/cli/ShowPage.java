package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.inbox.SeenMessage;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.text.HumanTime;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Reply;
import java.time.Instant;
import java.time.ZoneId;

/** One draft beside its message, for a person: what came, what would go out, why, and what can be done. */
final class ShowPage {

    private static final int INDENT = 2;
    private static final int VALUES = 12;

    private final Output out;
    private final Instant now;
    private final Fields fields;

    ShowPage(Output out, Instant now) {
        this.out = out;
        this.now = now;
        this.fields = new Fields(out, INDENT, VALUES);
    }

    /** Prints the page. */
    void print(Draft draft, ShownMessage shown) {
        out.line(DraftBlock.heading(draft));
        title("The message");
        shown.message().ifPresent(this::message);
        shown.unavailable().ifPresent(reason -> fields.field("Not shown", Style.YELLOW, reason));
        title(titleOf(draft));
        draft(draft);
        draft.handling().unsentText().ifPresent(text -> {
            title("A text of a person, which did not go out");
            fields.quote(text);
        });
        title("Why");
        why(draft);
        if (!draft.status().isClosed()) {
            title("What you can do");
            DraftActions.all(fields, draft);
        }
    }

    private void message(SeenMessage seen) {
        Message message = seen.message();
        fields.field("From", message.sender());
        fields.field("To", message.recipient());
        fields.field("Subject", message.subject().isBlank() ? "(no subject)" : message.subject());
        fields.field("Thread", message.threadId());
        fields.field(
                "Sent",
                seen.createdAt().map(this::time).orElse("at a time that the hub does not say")
                        + (seen.read() ? ", read" : ", unread"));
        fields.field("Priority", message.priority().label());
        labels(message.labels());
        fields.quote(message.body().stripTrailing());
    }

    private void draft(Draft draft) {
        boolean text = !draft.body().isBlank();
        if (draft.decision() != Decision.REPLY && !text) {
            fields.field("", "no reply was drafted");
            return;
        }
        Reply reply = ReplyLines.of(draft);
        ReplyLines lines = new ReplyLines(fields);
        lines.head(reply);
        if (text) {
            lines.text(reply);
        } else {
            fields.field("Text", Style.YELLOW, "empty");
        }
    }

    private void why(Draft draft) {
        fields.field("Decision", draft.decision().label() + " by " + DraftBlock.decidedBy(draft));
        fields.field("Reason", draft.reason());
        fields.field(
                "Status",
                draft.status().label()
                        + draft.closedAt().map(at -> ", " + time(at)).orElse(""));
        draft.handling().replyId().ifPresent(id -> fields.field("Reply", id));
        if (draft.handling().edited()) {
            fields.field("Edited", "the text is a person's");
        }
        fields.field("Decided", time(draft.createdAt()) + ", last by tick " + draft.tickId());
        fields.field("Priority", draft.priority().label());
        labels(draft.labels());
        if (draft.status() == DraftStatus.SENDING) {
            fields.field("Note", Style.YELLOW, "whether it arrived is not known; approving it again is safe");
        }
        if (draft.provisional()) {
            fields.field("Provisional", Style.YELLOW, draft.provisionalNote());
        }
        draft.model().ifPresent(model -> {
            fields.field("Model", model.name());
            fields.field("Prompt", model.promptSha256());
        });
        for (String warning : draft.warnings()) {
            fields.field("Warning", Style.YELLOW, warning);
        }
    }

    private void labels(Iterable<String> labels) {
        String joined = String.join(", ", labels);
        if (!joined.isEmpty()) {
            fields.field("Labels", joined);
        }
    }

    private String time(Instant time) {
        return HumanTime.of(time, ZoneId.systemDefault()) + " (" + HumanTime.ago(time, now) + ")";
    }

    private void title(String title) {
        out.line();
        out.line(Text.of(Style.BOLD, title));
    }

    private static String titleOf(Draft draft) {
        if (draft.decision() != Decision.REPLY && draft.status() == DraftStatus.OPEN) {
            return draft.body().isBlank() ? "The draft" : "A suggestion, which goes out only when you approve it";
        }
        return switch (draft.status()) {
            case SENT -> "What went out";
            case DISMISSED, SUPERSEDED -> "The draft, which did not go out";
            case PENDING, SENDING, OPEN -> "What would go out";
        };
    }
}
