package dev.opswarden.plugin.drools;

import dev.opswarden.rules.Message;

/** A message as rules see it. */
final class MessageFact {

    private MessageFact() {}

    static Message of(dev.opswarden.spi.Message message) {
        return new Message(
                message.id().value(),
                message.sender(),
                message.recipient(),
                message.subject(),
                message.body(),
                message.threadId(),
                message.sentAt(),
                message.priority().label(),
                message.labels());
    }
}
