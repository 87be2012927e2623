package dev.opswarden.engine.inbox;

import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One message as the inbox has it at this moment, redacted.
 *
 * @param message what may be seen of it
 * @param createdAt when the inbox took it, as far as it says so
 * @param read whether it was marked read
 */
public record SeenMessage(Message message, Optional<Instant> createdAt, boolean read) {

    /**
     * Asks for a message.
     *
     * @param inbox whom to ask
     * @param id which
     * @param limit how long it may take
     * @param redactor what it passes before anybody sees it
     * @return the message, nothing where the inbox does not know it; fails as {@link InboxSource#message} does, or with
     *     a time-out
     */
    public static Future<Optional<SeenMessage>> ask(
            InboxSource inbox, MessageId id, Duration limit, Redactor redactor) {
        return Limit.run("asking for the message", limit, () -> inbox.message(id))
                .map(answer -> answer.map(raw -> of(raw, redactor)));
    }

    /**
     * What may be seen of a message.
     *
     * @param raw the message as the inbox has it
     * @param redactor what it passes before anybody sees it
     */
    public static SeenMessage of(RawMessage raw, Redactor redactor) {
        return new SeenMessage(redactor.redact(raw), Optional.ofNullable(raw.createdAt()), raw.readAt() != null);
    }
}
