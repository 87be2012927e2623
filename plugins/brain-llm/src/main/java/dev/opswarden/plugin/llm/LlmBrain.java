package dev.opswarden.plugin.llm;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/** The brain that asks a language model behind an OpenAI-compatible endpoint; without one it abstains. */
@Extension
public final class LlmBrain implements Brain {

    private final PluginContext context;
    private @Nullable ModelDesk desk;

    /**
     * Keeps the context; nothing is opened before the first question.
     *
     * @param context what the host gives
     */
    public LlmBrain(PluginContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "llm";
    }

    @Override
    public Future<Triage> triage(Message message) {
        return triage(message, Conversation.NONE);
    }

    @Override
    public Future<Triage> triage(Message message, Conversation conversation) {
        if (context.settings().text("LLM_CONNECT_URL").orElse("").isBlank()) {
            return Future.succeededFuture(Triage.abstain("LLM_CONNECT_URL is not set"));
        }
        try {
            return desk().triage(message, conversation);
        } catch (WardenException e) {
            // A key or a prompt that cannot be read: this brain's trouble, and no reason to stop the others.
            return Future.failedFuture(e);
        }
    }

    @Override
    public synchronized Future<Void> close() {
        return desk == null ? Future.succeededFuture() : desk.close();
    }

    private synchronized ModelDesk desk() {
        ModelDesk open = desk;
        if (open == null) {
            open = ModelDesk.open(context);
            desk = open;
        }
        return open;
    }
}
