package dev.opswarden.engine.approval;

import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** An inbox that takes its time over a thread: something else happens meanwhile. */
record SlowInbox(InboxSource inbox, Runnable meanwhile) implements InboxSource {

    @Override
    public String id() {
        return inbox.id();
    }

    @Override
    public Future<Health> health() {
        return inbox.health();
    }

    @Override
    public Future<Void> unread(UnreadSink sink) {
        return inbox.unread(sink);
    }

    @Override
    public Future<Optional<RawMessage>> message(MessageId id) {
        return inbox.message(id);
    }

    @Override
    public Future<List<RawMessage>> thread(String threadId) {
        meanwhile.run();
        return inbox.thread(threadId);
    }
}
