package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.inbox.SeenMessage;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/**
 * The message that a draft is about, as the hub has it at this moment.
 *
 * @param message the message, redacted
 * @param unavailable why there is none, in one line
 */
record ShownMessage(Optional<SeenMessage> message, Optional<String> unavailable) {

    /** What loading the plugins may take, besides asking the hub. */
    private static final Duration LOADING = Duration.ofSeconds(10);

    /** Asks the hub; that it does not answer is no failure of a command that shows a draft. */
    static ShownMessage ask(Invocation invocation, Settings settings, MessageId id) {
        try {
            return VertxRun.await(
                    LOADING.plus(settings.sendLimit()),
                    vertx -> answer(vertx, invocation, settings, id)
                            .map(ShownMessage::of)
                            .recover(failure -> Future.succeededFuture(without(reason(failure)))));
        } catch (WardenException e) {
            return without(reason(e));
        }
    }

    private static ShownMessage of(Optional<SeenMessage> seen) {
        return seen.isPresent()
                ? new ShownMessage(seen, Optional.empty())
                : without("the hub does not know this message any more");
    }

    private static Future<Optional<SeenMessage>> answer(
            Vertx vertx, Invocation invocation, Settings settings, MessageId id) {
        return vertx.executeBlocking(() -> inbox(vertx, invocation, settings), false)
                .compose(inbox -> SeenMessage.ask(inbox, id, settings.sendLimit(), new Redactor(invocation.clock())));
    }

    private static InboxSource inbox(Vertx vertx, Invocation invocation, Settings settings) {
        return invocation
                .plugins()
                .load(vertx, settings, invocation.surroundings(), invocation.clock())
                .inbox(settings.inbox())
                .orElseThrow(() -> new WardenException(
                        ErrorKind.NOT_LOADED,
                        "no plugin in '" + settings.pluginsDir() + "' provides the inbox '" + settings.inbox()
                                + "' (WORKER_INBOX)"));
    }

    private static ShownMessage without(String reason) {
        return new ShownMessage(Optional.empty(), Optional.of(reason));
    }

    private static String reason(Throwable failure) {
        if (!(failure instanceof WardenException known)) {
            return "the inbox failed: " + FailureText.of(failure);
        }
        return switch (known.kind()) {
            case UNREACHABLE, TIMEOUT -> "the hub cannot be reached: " + known.getMessage();
            case DENIED -> "the hub refuses this agent: " + known.getMessage();
            default -> known.getMessage();
        };
    }
}
