package dev.opswarden.engine.approval;

import dev.opswarden.engine.inbox.LaterMessages;
import dev.opswarden.engine.inbox.SeenMessage;
import dev.opswarden.engine.reply.Address;
import dev.opswarden.engine.reply.Desk;
import dev.opswarden.engine.secrets.MessageMac;
import dev.opswarden.engine.secrets.RawFacts;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.spi.RawMessage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the hub anew about a message before its reply goes out: what was shown may have gone stale. */
final class Freshness {

    private final Desk desk;
    private final Redactor redactor;
    private final MessageMac mac;
    private final String agent;

    Freshness(Desk desk, Redactor redactor, MessageMac mac, String agent) {
        this.desk = desk;
        this.redactor = redactor;
        this.mac = mac;
        this.agent = agent;
    }

    /** Looks at the message and its thread; a failure if the hub does not answer. */
    Future<Look> of(Draft draft) {
        return desk.ask(
                        "asking for '" + draft.messageId() + "'",
                        () -> desk.inbox().message(draft.messageId()))
                .compose(message -> {
                    Optional<RawFacts> facts = message.map(RawFacts::of);
                    Address address = address(draft, facts);
                    return desk.ask(
                                    "asking for the thread of '" + draft.messageId() + "'",
                                    () -> desk.inbox().thread(address.thread()))
                            .map(thread -> look(draft, message, address, thread));
                });
    }

    /** The names as the hub has them, but only if they are those that were shown. */
    private Address address(Draft draft, Optional<RawFacts> facts) {
        return new Address(
                facts.map(RawFacts::sender)
                        .filter(sender -> redactor.name(sender).equals(draft.toAgent()))
                        .orElse(draft.toAgent()),
                facts.map(RawFacts::thread)
                        .filter(thread -> redactor.name(thread).equals(draft.threadId()))
                        .orElse(draft.threadId()));
    }

    private Look look(Draft draft, Optional<RawMessage> message, Address address, List<RawMessage> thread) {
        List<String> stale = new ArrayList<>();
        Optional<RawFacts> facts = message.map(RawFacts::of);
        if (message.isEmpty()) {
            stale.add("the message is gone at the hub");
        } else {
            if (facts.get().read()) {
                stale.add("the message was read elsewhere");
            }
            if (draft.messageMac().isPresent() && !draft.messageMac().get().equals(mac.of(message.get()))) {
                stale.add("the message changed since the draft was made");
            }
        }
        List<RawFacts> others = thread.stream()
                .map(RawFacts::of)
                .filter(other -> !other.id().equals(draft.messageId()))
                .toList();
        LaterMessages later = new LaterMessages(agent, redactor);
        others.forEach(later::saw);
        facts.flatMap(RawFacts::createdAt)
                .or(draft::sentAt)
                .flatMap(since -> later.after(draft.messageId(), address.thread(), since))
                .ifPresent(stale::add);
        return new Look(
                message.map(raw -> SeenMessage.of(raw, redactor)),
                address,
                stale,
                others.stream().anyMatch(other -> isOurReply(other, draft)));
    }

    private boolean isOurReply(RawFacts other, Draft draft) {
        return other.sender().equals(agent)
                && other.inReplyTo().map(draft.messageId().value()::equals).orElse(false);
    }
}
