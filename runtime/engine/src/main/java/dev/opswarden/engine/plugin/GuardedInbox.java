package dev.opswarden.engine.plugin;

import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** An inbox source as the host sees it, behind its guard. */
record GuardedInbox(Guard<InboxSource> guard) implements InboxSource {

    @Override
    public String id() {
        return guard.id();
    }

    @Override
    public Future<Health> health() {
        return guard.ask("health", extension -> extension.health());
    }

    @Override
    public Future<Void> unread(UnreadSink sink) {
        return guard.tell("unread", extension -> extension.unread(sink));
    }

    @Override
    public Future<Optional<RawMessage>> message(MessageId id) {
        return guard.ask("message", extension -> extension.message(id));
    }

    @Override
    public Future<List<RawMessage>> thread(String threadId) {
        return guard.ask("thread", extension -> extension.thread(threadId));
    }

    @Override
    public Future<List<RawMessage>> recent(int limit) {
        return guard.ask("recent", extension -> extension.recent(limit));
    }

    @Override
    public String toString() {
        return guard.toString();
    }
}
