package dev.opswarden.engine.tick;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out which closed decisions can be forgotten (contract, {@code WORKER_KEEP}).
 *
 * <p>A list that does not show a message proves nothing: a list can be wrong once, and a message that is forgotten while
 * it is unread would be answered a second time. So the inbox is asked for that very message, a few each tick.
 */
final class Housekeeping {

    private static final int MAX_QUESTIONS = 20;

    private final List<Draft> candidates;
    private final Set<MessageId> settled = new HashSet<>();

    Housekeeping(List<Draft> candidates) {
        this.candidates = candidates;
    }

    /** Asks for a bounded number of messages; an answer that does not come is no trouble, the next tick asks again. */
    Future<Void> ask(InboxSource inbox, Set<MessageId> unread) {
        List<Draft> asked = candidates.stream()
                .filter(draft -> !unread.contains(draft.messageId()))
                .limit(MAX_QUESTIONS)
                .toList();
        if (asked.isEmpty()) {
            return Future.succeededFuture();
        }
        return Future.join(asked.stream()
                        .map(draft -> ask(inbox, draft.messageId()))
                        .toList())
                .transform(done -> Future.succeededFuture());
    }

    private Future<Void> ask(InboxSource inbox, MessageId id) {
        return inbox.message(id).map(message -> {
            if (message.isEmpty() || message.get().readAt() != null) {
                synchronized (this) {
                    settled.add(id);
                }
            }
            return null;
        });
    }

    /** Whether there is nothing to forget. */
    synchronized boolean isDone() {
        return settled.isEmpty();
    }

    /** The decisions whose message the inbox says is read or gone. */
    synchronized List<Draft> settled() {
        return candidates.stream()
                .filter(draft -> settled.contains(draft.messageId()))
                .toList();
    }
}
