package dev.opswarden.spi;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/** Where messages come from. It only reads: nothing here can send, or mark a message read. */
public interface InboxSource extends ExtensionPoint {

    /** The name in {@code WORKER_INBOX}: lower-case letters, digits and dashes. */
    String id();

    /**
     * Asks whether the inbox can be read.
     *
     * @return what was found; trouble is a {@link Health}, not a failure
     */
    Future<Health> health();

    /**
     * Hands every unread message to {@code sink}, oldest first, page by page: it never holds more than one page.
     *
     * <p>What cannot be a message (no id, no sender, too large) is handed in as rejected, and the rest goes on. A
     * message may be handed in twice where pages overlap; the engine sees to that.
     *
     * @param sink takes what was read, on the thread that read it
     * @return completes when the last page is in; fails when a page could not be read, and what was handed in before
     *     still counts
     */
    Future<Void> unread(UnreadSink sink);

    /**
     * Reads one message anew.
     *
     * @param id which
     * @return the message, or nothing where the inbox does not know it
     */
    Future<Optional<RawMessage>> message(MessageId id);

    /**
     * Reads what a thread holds, whoever wrote it: how {@code approve} and a tick find out that somebody was quicker.
     *
     * @param threadId the thread; of a message without one, the message's id
     * @return its messages, oldest first, read ones included; of a very long thread the latest. Nothing where an inbox
     *     cannot tell, which is what it answers unless a plugin says otherwise
     */
    default Future<List<RawMessage>> thread(String threadId) {
        return Future.succeededFuture(List.of());
    }

    /**
     * Reads the latest messages, read ones included: for trying rules out on what came in lately.
     *
     * @param limit how many at most
     * @return the messages, oldest first; fails with {@link ErrorKind#REFUSED} where an inbox cannot tell, which is what
     *     it answers unless a plugin says otherwise
     */
    default Future<List<RawMessage>> recent(int limit) {
        return Future.failedFuture(
                new WardenException(ErrorKind.REFUSED, "inbox " + id() + " cannot list messages that were read"));
    }

    /** Takes what an inbox source reads. */
    interface UnreadSink {

        /**
         * Takes one unread message.
         *
         * @param message as it came
         */
        void message(RawMessage message);

        /**
         * Takes note of something that cannot be a message.
         *
         * @param subject what it was, as far as that can be told: an id, or its place in the list
         * @param reason why it cannot be used
         */
        void rejected(String subject, String reason);
    }
}
