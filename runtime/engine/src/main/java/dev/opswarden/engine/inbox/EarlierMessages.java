package dev.opswarden.engine.inbox;

import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.secrets.RawFacts;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.RawMessage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was said in a message's thread before it, for a brain that asks. The last threads that were asked for are kept,
 * since messages of one thread come one after another.
 */
public final class EarlierMessages {

    /** How many messages a brain gets at most, the latest ones. */
    static final int MAX_MESSAGES = 20;

    private static final int MAX_THREADS = 2;

    private final InboxSource inbox;
    private final Redactor redactor;
    private final Duration limit;
    private final Map<String, Future<List<RawMessage>>> threads = new LinkedHashMap<>();

    /**
     * Nothing is asked yet.
     *
     * @param inbox whom to ask
     * @param redactor what messages pass before a brain sees them
     * @param limit how long asking for one thread may take
     */
    public EarlierMessages(InboxSource inbox, Redactor redactor, Duration limit) {
        this.inbox = inbox;
        this.redactor = redactor;
        this.limit = limit;
    }

    /** The conversation that a message belongs to; nothing is asked before the brain asks. */
    public Conversation before(Message message) {
        return () -> message.threadId().equals(message.id().value())
                ? Future.succeededFuture(List.of())
                : thread(message.threadId()).map(all -> before(message, all)).otherwise(List.of());
    }

    private synchronized Future<List<RawMessage>> thread(String id) {
        Future<List<RawMessage>> asked = threads.get(id);
        if (asked == null) {
            asked = Limit.run("asking for the thread", limit, () -> inbox.thread(id));
            threads.put(id, asked);
            if (threads.size() > MAX_THREADS) {
                threads.remove(threads.keySet().iterator().next());
            }
        }
        return asked;
    }

    private List<Message> before(Message message, List<RawMessage> all) {
        List<RawMessage> earlier =
                all.stream().filter(raw -> isBefore(RawFacts.of(raw), message)).toList();
        return earlier.subList(Math.max(0, earlier.size() - MAX_MESSAGES), earlier.size()).stream()
                .map(redactor::redact)
                .toList();
    }

    /** Told by the inbox's own times alone. */
    private static boolean isBefore(RawFacts facts, Message message) {
        return !facts.id().equals(message.id())
                && facts.createdAt().filter(message.sentAt()::isAfter).isPresent();
    }
}
