package dev.opswarden.engine.digest;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.text.HumanTime;
import dev.opswarden.engine.text.MarkdownText;
import dev.opswarden.spi.Priority;

/** One draft on the page: at length where a person has to act, on one line where not. */
final class DraftEntry {

    private static final int SUBJECT = 200;
    private static final int REASON = 600;
    private static final int BODY_LINES = 40;
    private static final int BODY_CHARACTERS = 4_000;
    private static final int SUGGESTION_LINES = 10;
    private static final int SUGGESTION_CHARACTERS = 1_000;

    private final DigestContent content;
    private final StringBuilder page;

    DraftEntry(DigestContent content, StringBuilder page) {
        this.content = content;
        this.page = page;
    }

    /** An escalation: who asks what, why a person is needed, and what can be done. */
    void escalation(Draft draft) {
        page.append("- ").append(title(draft)).append('\n');
        item("from " + MarkdownText.code(draft.toAgent()) + ", " + time(draft) + ", message "
                + MarkdownText.code(draft.messageId().value()));
        remarks(draft);
        if (!draft.body().isBlank()) {
            item("suggested reply:");
            quote(draft, SUGGESTION_LINES, SUGGESTION_CHARACTERS);
        }
        item(Command.show(draft.messageId()));
        item(Command.approveWithEditor(draft.messageId()));
        item(Command.dismiss(draft.messageId()));
        page.append('\n');
    }

    /** A drafted reply: to whom, why, its text, and how to send it. */
    void reply(Draft draft) {
        page.append("- ").append(title(draft)).append('\n');
        item("to " + MarkdownText.code(draft.toAgent()) + ", for message "
                + MarkdownText.code(draft.messageId().value()) + " of " + time(draft));
        if (draft.status() == DraftStatus.SENDING) {
            item("**sending**: whether it arrived is not known; approving again is safe, it arrives once at most");
        }
        remarks(draft);
        quote(draft, BODY_LINES, BODY_CHARACTERS);
        item(Command.approve(draft.messageId()));
        item(Command.approveWithEditor(draft.messageId()));
        item(Command.dismiss(draft.messageId()));
        page.append('\n');
    }

    /** A decision that asks for nothing. */
    void line(Draft draft) {
        page.append("- ")
                .append(title(draft))
                .append(" (from ")
                .append(MarkdownText.code(draft.toAgent()))
                .append(", ")
                .append(MarkdownText.code(draft.messageId().value()))
                .append("): ")
                .append(MarkdownText.inline(draft.reason(), REASON))
                .append('\n');
    }

    private String title(Draft draft) {
        StringBuilder title = new StringBuilder(content.isNew(draft) ? "**new** " : "");
        if (draft.priority() != Priority.NORMAL) {
            title.append("**").append(draft.priority().label()).append("** ");
        }
        String subject = MarkdownText.inline(draft.subject(), SUBJECT);
        return title.append(subject.isEmpty() ? "(no subject)" : subject).toString();
    }

    private void remarks(Draft draft) {
        String rule = draft.rule()
                .map(name -> "rule " + MarkdownText.code(name) + " of ")
                .orElse("");
        item("why: " + MarkdownText.inline(draft.reason(), REASON) + " (" + rule + MarkdownText.code(draft.brain())
                + ")");
        if (draft.provisional()) {
            item("provisional: " + draft.provisionalNote());
        }
        if (!draft.labels().isEmpty()) {
            item("labels: " + MarkdownText.inline(String.join(", ", draft.labels()), REASON));
        }
        draft.warnings().forEach(warning -> item("warning: " + MarkdownText.inline(warning, REASON)));
    }

    private void quote(Draft draft, int lines, int characters) {
        String quote = MarkdownText.quote(draft.body(), "  ", lines, characters);
        page.append('\n').append(quote);
        if (quote.endsWith("> …\n")) {
            page.append("\n  The rest: ")
                    .append(Command.show(draft.messageId()))
                    .append('\n');
        }
        page.append('\n');
    }

    private void item(String text) {
        page.append("  - ").append(text).append('\n');
    }

    private String time(Draft draft) {
        return HumanTime.of(draft.sentAt().orElse(draft.createdAt()), content.zone());
    }
}
