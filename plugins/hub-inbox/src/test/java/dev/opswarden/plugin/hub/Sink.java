package dev.opswarden.plugin.hub;

import dev.opswarden.spi.InboxSource.UnreadSink;
import dev.opswarden.spi.RawMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what an inbox hands in. */
final class Sink implements UnreadSink {

    final List<RawMessage> messages = new CopyOnWriteArrayList<>();
    final List<String> rejected = new CopyOnWriteArrayList<>();

    @Override
    public void message(RawMessage message) {
        messages.add(message);
    }

    @Override
    public void rejected(String subject, String reason) {
        rejected.add(subject + ": " + reason);
    }

    List<String> ids() {
        return messages.stream().map(message -> message.id().value()).toList();
    }
}
