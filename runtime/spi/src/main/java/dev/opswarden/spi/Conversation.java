package dev.opswarden.spi;

import io.vertx.core.Future;
import java.util.List;

/** What was said in a message's thread before it, for a brain that asks. Nothing is fetched for one that does not. */
@FunctionalInterface
public interface Conversation {

    /** No thread is known. */
    Conversation NONE = () -> Future.succeededFuture(List.of());

    /**
     * The messages of the thread that came before the one in question, whoever wrote them.
     *
     * @return oldest first, the latest ones only of a long thread, each redacted as the message itself is; nothing where
     *     the message has no thread or the inbox cannot tell in time. Never fails
     */
    Future<List<Message>> earlier();
}
