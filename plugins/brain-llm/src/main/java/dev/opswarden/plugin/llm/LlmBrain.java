package dev.opswarden.plugin.llm;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.Triage;
import io.vertx.core.Future;
import org.pf4j.Extension;

/**
 * The brain that asks a language model.
 *
 * <p>This version has no client for a model: it abstains from every message and says why, so that the rules decide.
 */
@Extension
public final class LlmBrain implements Brain {

    private final PluginContext context;

    /**
     * A brain that has done nothing yet.
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
        String reason = context.settings().text("LLM_CONNECT_URL").isEmpty()
                ? "LLM_CONNECT_URL is not set"
                : "this version of brain-llm does not call a model yet, although LLM_CONNECT_URL is set";
        return Future.succeededFuture(Triage.abstain(reason));
    }
}
