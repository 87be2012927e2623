package dev.opswarden.engine.tick;

import dev.opswarden.engine.inbox.Intake;
import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.secrets.RawFacts;
import dev.opswarden.engine.state.AuditEvent;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.WorkerState;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a tick asks the hub besides what is unread, a bounded number of questions each: what was left half done or read
 * elsewhere, which drafts went stale, which closed decisions can be forgotten. No answer is no trouble.
 */
final class Inquiry {

    private final TickContext context;
    private final Settling settling;
    private final StaleDrafts stale;
    private final Housekeeping housekeeping;

    Inquiry(TickContext context, WorkerState state) {
        this.context = context;
        this.settling = new Settling(context, state);
        this.stale = new StaleDrafts(context, state);
        Instant before = context.clock().instant().minus(context.settings().keep());
        this.housekeeping = new Housekeeping(state.forgettable(before));
    }

    /** Takes note of an unread message. */
    void saw(RawFacts message) {
        stale.saw(message);
    }

    /**
     * Asks; what is not answered in most of the time that is left is asked by a later tick: new messages matter more.
     *
     * @param parts whom to ask
     * @param intake what is unread
     * @param shown whether there will be a digest, as far as can be told by now
     * @param left what is left of the stage
     */
    Future<Void> ask(TickParts parts, Intake intake, boolean shown, Duration left) {
        return Limit.run(
                        "asking after what is open",
                        left.multipliedBy(3).dividedBy(4),
                        () -> Future.join(
                                housekeeping.ask(parts.inbox(), intake.unread()),
                                settling.ask(parts.inbox(), parts.sentReplies(), intake.unread()),
                                shown ? stale.ask(parts.inbox(), intake.threads()) : Future.succeededFuture()))
                .transform(asked -> Future.succeededFuture());
    }

    /** Whether there is nothing to write down. */
    boolean isDone() {
        return housekeeping.isDone() && settling.isDone() && stale.isDone();
    }

    /** The state in which what was left half done is settled, as far as it still holds. */
    Change settle(WorkerState state) {
        return settling.apply(state);
    }

    /** What is over for so long that it can be forgotten. */
    List<Draft> forgettable() {
        return housekeeping.settled();
    }

    /** The state, with this tick's decisions in it: what went stale is marked, what is over is forgotten. */
    Change tidy(WorkerState state, List<Draft> forgettable) {
        return Change.to(stale.apply(state).forget(forgettable))
                .withEvents(forgettable.stream().map(this::forgotten).toList());
    }

    private AuditEvent forgotten(Draft draft) {
        return AuditEvent.of(context.clock().instant(), context.who(), AuditEvent.What.FORGOTTEN, draft);
    }
}
