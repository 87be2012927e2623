package dev.opswarden.plugin.hub;

import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ProgressNote;
import io.vertx.core.Future;
import org.pf4j.Extension;

/** Where a tick leaves word of what it did: {@code POST /progress/} with the note's one key (contract, section 1). */
@Extension
public final class HubProgressLog implements ProgressLog {

    private final PluginContext context;

    /**
     * Keeps the context; nothing is opened before the first note.
     *
     * @param context what the host gives
     */
    public HubProgressLog(PluginContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "hub";
    }

    @Override
    public Future<Void> post(ProgressNote note, String key) {
        return HubClient.with(context, hub -> {
            String json = HubJson.note(context.agent(), note);
            HubCall call = HubCall.post("/progress/", json, key, hub.settings().progressLimit(), HubCall.SMALL_BYTES);
            return hub.call(call).map(answer -> {
                StatusCheck.requireSuccess(call, answer, hub.settings());
                return null;
            });
        });
    }
}
