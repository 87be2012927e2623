package dev.opswarden.engine.secrets;

import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * What sending a reply has to know of a raw message: all but its text.
 *
 * <p>The names are as the hub has them, for a request to the hub or a comparison; what is shown or stored is redacted.
 *
 * @param id which message
 * @param sender who wrote it, as the hub has it
 * @param thread its thread, as the hub has it
 * @param createdAt when the hub took it, where it says so
 * @param read whether it was marked read
 * @param inReplyTo which message it answers, if any
 */
public record RawFacts(
        MessageId id,
        String sender,
        String thread,
        Optional<Instant> createdAt,
        boolean read,
        Optional<String> inReplyTo) {

    /**
     * The facts of a message.
     *
     * @param raw the message as an inbox source handed it in
     */
    public static RawFacts of(RawMessage raw) {
        return new RawFacts(
                raw.id(),
                raw.from(),
                raw.thread(),
                Optional.ofNullable(raw.createdAt()),
                raw.readAt() != null,
                Optional.ofNullable(raw.inReplyTo()));
    }

    /** Names belong into no log. */
    @Override
    public String toString() {
        return "RawFacts[" + id + "]";
    }
}
