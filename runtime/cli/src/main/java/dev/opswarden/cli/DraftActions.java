package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.text.CommandText;
import dev.opswarden.spi.Decision;

/** What a person can do about a draft, as commands to be pasted. */
final class DraftActions {

    private DraftActions() {}

    /** The one thing that comes first. */
    static void first(Fields fields, Draft draft) {
        if (draft.status().isClosed()) {
            return;
        }
        String id = draft.messageId().value();
        if (isReply(draft)) {
            say(fields, "Send", CommandText.on("approve", id));
        } else if (draft.decision() == Decision.ESCALATE) {
            say(fields, "Answer", CommandText.on("approve", "--edit", id));
        } else {
            say(fields, "Close", CommandText.on("dismiss", id));
        }
    }

    /** Everything. */
    static void all(Fields fields, Draft draft) {
        if (draft.status().isClosed()) {
            return;
        }
        String id = draft.messageId().value();
        if (isReply(draft)) {
            say(fields, "Send", CommandText.on("approve", id));
        }
        say(fields, isReply(draft) ? "Edit" : "Answer", CommandText.on("approve", "--edit", id));
        say(fields, "Close", CommandText.on("dismiss", id));
    }

    private static boolean isReply(Draft draft) {
        return draft.decision() == Decision.REPLY || draft.status().isPending();
    }

    private static void say(Fields fields, String label, String command) {
        fields.whole(label, Text.of(Style.CYAN, command));
    }
}
