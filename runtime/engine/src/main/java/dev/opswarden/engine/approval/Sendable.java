package dev.opswarden.engine.approval;

import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;

/** What a draft must be like to be sent, apart from what the hub says about its message. */
final class Sendable {

    private static final String MARK = "[secret:";

    private Sendable() {}

    /**
     * Checks a draft.
     *
     * @param draft the draft
     * @param editedFirst whether a person edits it before it goes out
     * @throws WardenException of kind {@link ErrorKind#REFUSED} with the way out
     */
    static void check(Draft draft, boolean editedFirst) {
        Lifecycle.requireSendable(draft);
        if (editedFirst) {
            return;
        }
        String id = draft.messageId().value();
        boolean aPersonsWords = draft.handling().edited() || draft.status() == DraftStatus.SENDING;
        if (draft.status() == DraftStatus.OPEN && !aPersonsWords) {
            throw refused("'" + id + "' is no drafted reply but " + described(draft)
                    + "; answer it with 'approve --edit', or close it with 'dismiss'");
        }
        checkText(draft);
        if (!aPersonsWords && draft.subject().contains(MARK)) {
            throw refused("the subject of the draft for '" + id + "' holds the mark of a secret (" + MARK
                    + "…]); look at it with 'show', and send it with 'approve --edit'");
        }
    }

    /**
     * Checks the text alone, which a person has just left in the editor. The subject cannot be edited: a mark in it is
     * the person's choice now, and says no secret.
     *
     * @param draft the draft as it came out of the editor
     * @throws WardenException of kind {@link ErrorKind#REFUSED} with the way out
     */
    static void checkText(Draft draft) {
        String id = draft.messageId().value();
        if (draft.body().isBlank()) {
            throw refused("the draft for '" + id + "' has no text; write one with 'approve --edit'");
        }
        if (!Secrets.detector().find(draft.subject()).isEmpty()) {
            throw refused("the subject of the draft for '" + id
                    + "' holds what looks like a secret; close it with 'dismiss'");
        }
        if (Secrets.detector().isTainted(draft.body())) {
            throw refused("the draft for '" + id + "' holds what looks like a secret (" + MARK
                    + "…]); take it out with 'approve --edit'");
        }
    }

    private static String described(Draft draft) {
        return switch (draft.decision()) {
            case ESCALATE -> "an escalation";
            case FYI -> "for information";
            case IGNORE -> "to be ignored";
            case REPLY -> "open";
        };
    }

    private static WardenException refused(String why) {
        return new WardenException(ErrorKind.REFUSED, why);
    }
}
