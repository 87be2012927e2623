package dev.opswarden.plugin.hub;

import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RawMessage;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** The inbox of {@code WARDEN_AGENT} at a State Hub (contract, section 1). It asks, and changes nothing there. */
@Extension
public final class HubInbox implements InboxSource {

    private final PluginContext context;

    /**
     * Keeps the context; nothing is opened before the first question.
     *
     * @param context what the host gives
     */
    public HubInbox(PluginContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "hub";
    }

    @Override
    public Future<Health> health() {
        return HubClient.with(context, HealthCheck::of);
    }

    @Override
    public Future<Void> unread(UnreadSink sink) {
        return HubClient.with(context, hub -> {
            String filter = "to_agent=" + UrlText.value(context.agent()) + "&unread_only=true";
            return new PageWalk(hub, filter, hub.settings().fetchLimit(), entry -> hand(entry, sink)).run();
        });
    }

    @Override
    public Future<Optional<RawMessage>> message(MessageId id) {
        return HubClient.with(context, hub -> {
            String path = "/messages/" + UrlText.segment(id.value());
            HubCall call = HubCall.get(path, null, hub.settings().fetchLimit(), HubCall.PAGE_BYTES);
            return hub.call(call).compose(answer -> hub.offTheLoop(() -> single(hub, call, answer, id)));
        });
    }

    @Override
    public Future<List<RawMessage>> thread(String threadId) {
        return HubClient.with(context, hub -> {
            LatestMessages latest = new LatestMessages();
            String filter = "thread_id=" + UrlText.value(threadId);
            PageWalk walk = new PageWalk(hub, filter, hub.settings().fetchLimit(), entry -> {
                // Asked of every message, because a hub may not know the filter.
                if (entry instanceof Entry.Usable usable
                        && usable.message().thread().equals(threadId)) {
                    latest.add(usable.message());
                }
                return true;
            });
            return walk.run().map(end -> latest.messages());
        });
    }

    @Override
    public Future<List<RawMessage>> recent(int limit) {
        return HubClient.with(context, hub -> {
            LatestMessages latest = new LatestMessages(limit);
            String filter = "to_agent=" + UrlText.value(context.agent());
            PageWalk walk = new PageWalk(hub, filter, hub.settings().fetchLimit(), entry -> {
                if (entry instanceof Entry.Usable usable
                        && usable.message().to().equals(context.agent())) {
                    latest.add(usable.message());
                }
                return true;
            });
            return walk.run().map(end -> latest.messages());
        });
    }

    /** A hub may not know the filters: what is read already is not handed on, nor what is for somebody else. */
    private boolean hand(Entry entry, UnreadSink sink) {
        if (entry instanceof Entry.Rejected rejected) {
            rejected.handTo(sink);
        } else if (entry instanceof Entry.Usable usable && usable.message().readAt() == null) {
            RawMessage message = usable.message();
            if (message.to().equals(context.agent())) {
                sink.message(message);
            } else {
                sink.rejected(
                        OneLine.of(message.id().value(), 60),
                        "it is addressed to '" + OneLine.of(message.to(), 60) + "', not to '" + context.agent() + "'");
            }
        }
        return true;
    }

    private Optional<RawMessage> single(HubClient hub, HubCall call, Answer answer, MessageId id) {
        if (answer.status() == 404) {
            return Optional.empty();
        }
        StatusCheck.requireSuccess(call, answer, hub.settings());
        try {
            Entry entry = new MessageReader(context.agent()).read(SingleReader.fields(answer), "the message");
            if (entry instanceof Entry.Rejected rejected) {
                throw hub.protocol(call, "answered with something that is no message: " + rejected.reason());
            }
            RawMessage message = ((Entry.Usable) entry).message();
            if (!message.id().equals(id)) {
                throw hub.protocol(
                        call,
                        "answered with another message, '"
                                + OneLine.of(message.id().value(), 60) + "'");
            }
            return Optional.of(message);
        } catch (UnusableAnswer e) {
            throw hub.protocol(call, "answered with " + e.reason());
        }
    }
}
