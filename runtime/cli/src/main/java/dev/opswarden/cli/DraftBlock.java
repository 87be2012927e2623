package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.text.HumanTime;
import dev.opswarden.engine.text.TerminalText;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Priority;
import java.time.Instant;

/** One draft in a list: at length where a person has to act, on one line where not. */
final class DraftBlock {

    private static final int INDENT = 2;
    private static final int VALUES = 11;
    private static final int TEXT_LINES = 5;
    private static final int STATUS = 12;
    private static final int NARROWEST = 24;

    private final Output out;
    private final Instant now;
    private final Fields fields;

    DraftBlock(Output out, Instant now) {
        this.out = out;
        this.now = now;
        this.fields = new Fields(out, INDENT, VALUES);
    }

    /** At length: to whom, why, the beginning of the text, and the command that acts on it. */
    void atLength(Draft draft) {
        out.line(heading(draft).and(Style.DIM, "  " + HumanTime.ago(draft.createdAt(), now)));
        fields.field(draft.decision() == Decision.REPLY ? "To" : "From", draft.toAgent());
        fields.field("Subject", subject(draft));
        fields.field("Why", draft.reason() + " (" + decidedBy(draft) + ")");
        if (draft.status() == DraftStatus.SENDING) {
            fields.field("Note", Style.YELLOW, "whether it arrived is not known; approving it again is safe");
        }
        for (String warning : draft.warnings()) {
            fields.field("Warning", Style.YELLOW, warning);
        }
        if (!draft.body().isBlank()) {
            fields.quoteHead(draft.body(), TEXT_LINES);
        }
        DraftActions.first(fields, draft);
        out.line();
    }

    /** On one line, as one of a table. */
    void line(Draft draft, int idColumns) {
        String kind = draft.status() == DraftStatus.OPEN
                ? draft.decision().label()
                : draft.status().label();
        Text line = Text.of(" ".repeat(INDENT) + kind)
                .padTo(STATUS + INDENT)
                .and(Style.CYAN, draft.messageId().value())
                .padTo(STATUS + INDENT + idColumns + 2);
        out.line(line.and(TerminalText.line(subject(draft), Math.max(NARROWEST, Fields.WIDTH - line.width()))));
    }

    /** The id, and what sets this draft apart from others. */
    static Text heading(Draft draft) {
        Text heading = Text.of(Style.BOLD, draft.messageId().value());
        if (draft.status() != DraftStatus.PENDING && draft.status() != DraftStatus.OPEN) {
            heading =
                    heading.and("  ").and(style(draft.status()), draft.status().label());
        }
        if (draft.priority() != Priority.NORMAL) {
            heading = heading.and("  ")
                    .and(style(draft.priority()), draft.priority().label());
        }
        return draft.provisional() ? heading.and("  ").and(Style.YELLOW, "provisional") : heading;
    }

    /** {@code drools, rule 'x'}. */
    static String decidedBy(Draft draft) {
        return draft.brain() + draft.rule().map(rule -> ", rule '" + rule + "'").orElse("");
    }

    static String subject(Draft draft) {
        return draft.subject().isBlank() ? "(no subject)" : draft.subject();
    }

    private static Style style(DraftStatus status) {
        return switch (status) {
            case SENT -> Style.GREEN;
            case SENDING -> Style.YELLOW;
            case PENDING, OPEN, DISMISSED, SUPERSEDED -> Style.DIM;
        };
    }

    private static Style style(Priority priority) {
        return switch (priority) {
            case URGENT -> Style.RED;
            case HIGH -> Style.YELLOW;
            case NORMAL, LOW -> Style.DIM;
        };
    }
}
