package dev.opswarden.engine.state;

import java.util.Optional;

/**
 * What a person has done with a draft, and what is still to be done about it.
 *
 * @param edited whether a person wrote its text: no tick touches it then
 * @param outgoing the reply on its way, while the draft is {@code sending}
 * @param replyId the id of the reply at the hub, once it is known
 * @param unsentText a text that a person wrote and that did not go out, because an earlier one had
 * @param readOwed whether the message has to be marked read, which has not worked so far
 */
public record Handling(
        boolean edited,
        Optional<Outgoing> outgoing,
        Optional<String> replyId,
        Optional<String> unsentText,
        boolean readOwed) {

    /** Nobody has done anything yet. */
    public static final Handling NONE =
            new Handling(false, Optional.empty(), Optional.empty(), Optional.empty(), false);

    Handling withoutOutgoing() {
        return new Handling(edited, Optional.empty(), replyId, unsentText, readOwed);
    }
}
