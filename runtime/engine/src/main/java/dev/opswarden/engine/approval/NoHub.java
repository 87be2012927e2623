package dev.opswarden.engine.approval;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.Optional;

/** Stands where a hub would be, for what a person does without one. */
final class NoHub implements InboxSource, ReplyChannel {

    @Override
    public String id() {
        return "none";
    }

    @Override
    public Future<Health> health() {
        return none();
    }

    @Override
    public Future<Void> unread(UnreadSink sink) {
        return none();
    }

    @Override
    public Future<Optional<RawMessage>> message(MessageId id) {
        return none();
    }

    @Override
    public Future<Receipt> send(Reply reply, String key) {
        return none();
    }

    @Override
    public Future<Optional<Receipt>> find(String threadId, MessageId inReplyTo) {
        return none();
    }

    @Override
    public Future<Void> markRead(MessageId id) {
        return none();
    }

    private static <T> Future<T> none() {
        return Future.failedFuture(new WardenException(ErrorKind.NOT_LOADED, "this works without a hub"));
    }
}
