package dev.opswarden.engine.plugin;

import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import io.vertx.core.Future;
import java.util.Optional;

/** A reply channel as the host sees it, behind its guard. */
record GuardedReplyChannel(Guard<ReplyChannel> guard) implements ReplyChannel {

    @Override
    public String id() {
        return guard.id();
    }

    @Override
    public Future<Receipt> send(Reply reply, String key) {
        return guard.ask("send", extension -> extension.send(reply, key));
    }

    @Override
    public Future<Optional<Receipt>> find(String threadId, MessageId inReplyTo) {
        return guard.ask("find", extension -> extension.find(threadId, inReplyTo));
    }

    @Override
    public Future<Void> markRead(MessageId id) {
        return guard.tell("markRead", extension -> extension.markRead(id));
    }

    @Override
    public String toString() {
        return guard.toString();
    }
}
