package dev.opswarden.engine.reply;

import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.state.AuditEvent;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.Ledger;
import dev.opswarden.engine.state.Updated;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What everybody works with who acts on drafts for a person.
 *
 * @param vertx the run's one Vert.x
 * @param ledger the drafts
 * @param inbox where messages are read anew
 * @param channel how a reply goes out
 * @param clock what time it is
 * @param who the person, for the audit log
 * @param limit how long each request may take ({@code WORKER_TIMEOUT_SEND})
 */
public record Desk(
        Vertx vertx, Ledger ledger, InboxSource inbox, ReplyChannel channel, Clock clock, String who, Duration limit) {

    /** A plugin that keeps its limit names what it waited for; this one is for a plugin that does not. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** The time. */
    public Instant now() {
        return clock.instant();
    }

    /** The state as it is; a failure of kind {@link ErrorKind#STATE} if it cannot be read. */
    public Future<WorkerState> read() {
        return vertx.executeBlocking(ledger::read, false)
                .compose(loaded -> loaded.warnings().isEmpty()
                        ? Future.succeededFuture(loaded.state())
                        : Future.failedFuture(
                                new WardenException(ErrorKind.STATE, String.join("; ", loaded.warnings()))));
    }

    /** Changes the state on a worker thread: the lock may have to be waited for. */
    public Future<Updated> update(Function<WorkerState, Change> change) {
        return vertx.executeBlocking(() -> ledger.update(change), false);
    }

    /** One request to the hub, within its limit. */
    public <T> Future<T> ask(String what, Supplier<Future<T>> request) {
        return Limit.run(what, limit.plus(GRACE), request);
    }

    /** A line of the audit log. */
    public AuditEvent event(AuditEvent.What what, Draft draft, String detail) {
        AuditEvent event = AuditEvent.of(now(), who, what, draft);
        return detail.isEmpty() ? event : event.withDetail(detail);
    }
}
