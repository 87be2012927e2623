package dev.opswarden.engine.plugin;

import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Receipt;
import io.vertx.core.Future;
import java.util.Optional;

/** Which replies have gone out: the one question to a reply channel that a tick may ask. It cannot send by it. */
@FunctionalInterface
public interface SentReplies {

    /**
     * Looks for a reply of ours to a message. That none is found proves nothing: it may still arrive.
     *
     * @param threadId the thread to look in
     * @param inReplyTo the message that was answered
     */
    Future<Optional<Receipt>> find(String threadId, MessageId inReplyTo);
}
