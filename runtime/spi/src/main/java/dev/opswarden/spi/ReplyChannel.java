package dev.opswarden.spi;

import io.vertx.core.Future;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * How an approved reply goes out, and how a message is marked read. Asked for by what a person commands alone: a tick
 * has no access to it.
 */
public interface ReplyChannel extends ExtensionPoint {

    /** The id of the inbox source that this channel belongs to. */
    String id();

    /**
     * Sends a reply at most once per key: the same key again returns the receipt of the first time.
     *
     * @param reply what to send
     * @param key the draft's one key
     * @return the receipt; a failure of kind {@link ErrorKind#REJECTED} or {@link ErrorKind#DENIED} says that it did not
     *     go out, any other that this is not known
     */
    Future<Receipt> send(Reply reply, String key);

    /**
     * Looks for a reply of ours to a message. That none is found proves nothing: it may still arrive.
     *
     * @param threadId the thread to look in
     * @param inReplyTo the message that was answered
     * @return the receipt of the reply, or nothing
     */
    Future<Optional<Receipt>> find(String threadId, MessageId inReplyTo);

    /**
     * Marks a message read; again is harmless.
     *
     * @param id which
     */
    Future<Void> markRead(MessageId id);
}
