package dev.opswarden.engine.tick;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;

/** Tells three kinds of trouble with an inbox apart, because each has another mend. */
final class InboxTrouble {

    /** What the text begins with when the inbox answered, and refused. */
    static final String REFUSED = "the hub refuses this agent: ";

    /** What the text begins with when something else than an inbox answered. */
    static final String NO_HUB = "this is no hub of the protocol: ";

    private InboxTrouble() {}

    /** A health that is none, as a failure. */
    static Future<Health> ifAny(Health health) {
        if (health instanceof Health.Unreachable) {
            return Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, health.detail()));
        }
        if (health instanceof Health.Refused) {
            return Future.failedFuture(new WardenException(ErrorKind.DENIED, health.detail()));
        }
        if (health instanceof Health.NotAHub) {
            return Future.failedFuture(new WardenException(ErrorKind.PROTOCOL, health.detail()));
        }
        return Future.succeededFuture(health);
    }

    /** How a tick ends that cannot read its inbox: skipped for what lies outside, failed for what is to be mended here. */
    static TickEnd end(Throwable failure) {
        if (!(failure instanceof WardenException known)) {
            return TickEnd.failed(ErrorKind.INTERNAL, "the inbox failed, " + Stage.reasonOf(failure));
        }
        String said = known.getMessage();
        return switch (known.kind()) {
            case DENIED -> TickEnd.skipped(REFUSED + said);
            case PROTOCOL, REJECTED -> TickEnd.skipped(NO_HUB + said);
            case UNREACHABLE, TIMEOUT -> TickEnd.skipped("the hub cannot be reached: " + said);
            default -> TickEnd.failed(known.kind(), "the inbox failed: " + said);
        };
    }
}
