package dev.opswarden.plugin.hub;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/** How an approved reply reaches a State Hub: {@code POST /messages/} with the draft's one key (contract, section 1). */
@Extension
public final class HubReplyChannel implements ReplyChannel {

    private final PluginContext context;

    /**
     * Keeps the context; nothing is opened before the first call.
     *
     * @param context what the host gives
     */
    public HubReplyChannel(PluginContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "hub";
    }

    @Override
    public Future<Receipt> send(Reply reply, String key) {
        return HubClient.with(context, hub -> {
            String json = HubJson.reply(context.agent(), reply);
            HubCall call = HubCall.post("/messages/", json, key, hub.settings().sendLimit(), HubCall.PAGE_BYTES);
            return hub.call(call).compose(answer -> hub.offTheLoop(() -> receipt(hub, call, answer, reply)));
        });
    }

    @Override
    public Future<Optional<Receipt>> find(String threadId, MessageId inReplyTo) {
        return HubClient.with(context, hub -> {
            AtomicReference<@Nullable Receipt> found = new AtomicReference<>();
            String filter = "from_agent=" + UrlText.value(context.agent()) + "&thread_id=" + UrlText.value(threadId);
            PageWalk walk = new PageWalk(hub, filter, hub.settings().sendLimit(), entry -> {
                if (entry instanceof Entry.Usable usable && isReply(usable.message(), threadId, inReplyTo)) {
                    RawMessage reply = usable.message();
                    found.set(new Receipt(reply.id().value(), reply.body(), false));
                }
                return found.get() == null;
            });
            return walk.run().map(end -> Optional.ofNullable(found.get()));
        });
    }

    @Override
    public Future<Void> markRead(MessageId id) {
        return HubClient.with(context, hub -> {
            String path = "/messages/" + UrlText.segment(id.value()) + "/read";
            HubCall call = HubCall.patch(path, hub.settings().sendLimit());
            return hub.call(call).map(answer -> {
                StatusCheck.requireSuccess(call, answer, hub.settings());
                return null;
            });
        });
    }

    /** Asked of every message, because a hub may not know the filters. */
    private boolean isReply(RawMessage message, String threadId, MessageId inReplyTo) {
        return message.from().equals(context.agent())
                && inReplyTo.value().equals(message.inReplyTo())
                && (message.threadId() == null || message.threadId().equals(threadId));
    }

    /**
     * Reads what the hub took.
     *
     * @throws WardenException of kind {@link ErrorKind#UNREACHABLE} where its answer does not tell: the same key again
     *     will
     */
    private static Receipt receipt(HubClient hub, HubCall call, Answer answer, Reply reply) {
        HubSettings settings = hub.settings();
        StatusCheck.requireSuccess(call, answer, settings);
        try {
            MessageFields fields = SingleReader.fields(answer);
            @Nullable String id = fields.text("id");
            @Nullable String body = fields.text("body");
            @Nullable String answers = fields.text("in_reply_to");
            boolean ours = answers == null || answers.equals(reply.inReplyTo().value());
            if (id != null && body != null && ours && (answer.status() == 200 || answer.status() == 201)) {
                return new Receipt(new MessageId(id).value(), body, answer.status() == 201);
            }
            throw UnusableAnswer.other("something that is not the message it stored");
        } catch (UnusableAnswer e) {
            throw notKnown(call, answer, settings, e.reason());
        } catch (WardenException e) {
            throw notKnown(call, answer, settings, "a message whose id cannot be used");
        }
    }

    private static WardenException notKnown(HubCall call, Answer answer, HubSettings settings, String why) {
        String text = "the hub at " + settings.url() + " answered " + call + " with " + answer.status() + " and " + why
                + ", so it is not known whether it took the reply; try again, the key makes that safe";
        return new WardenException(ErrorKind.UNREACHABLE, settings.withoutToken(text));
    }
}
