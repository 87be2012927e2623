package dev.opswarden.plugin.llm;

import dev.opswarden.spi.PluginContext;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Makes the endpoint reachable where {@code LLM_CONNECT_FORWARD} says how; otherwise there is nothing to do. */
interface Forward {

    /** The endpoint is reachable as it is. */
    Forward NONE = new Forward() {
        @Override
        public Future<Void> ready(Deadline deadline) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    };

    static Forward of(PluginContext context, LlmSettings settings) {
        @Nullable String command = settings.forward().orElse(null);
        return command == null ? NONE : new ForwardedPort(context, settings, CommandWords.of(command));
    }

    /**
     * Completes when the port accepts; the first who asks starts the command.
     *
     * @return a failure where it does not accept by the deadline of who asked first; everybody after gets the same
     */
    Future<Void> ready(Deadline deadline);

    /** Ends the command and whatever it started. */
    Future<Void> close();
}
