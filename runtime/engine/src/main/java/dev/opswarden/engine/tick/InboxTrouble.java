package dev.opswarden.engine.tick;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.Optional;

/** Tells three kinds of trouble with an inbox apart, because each has another mend. */
final class InboxTrouble {

    /** What the text begins with when the inbox answered, and refused. */
    static final String REFUSED = "the hub refuses this agent: ";

    /** What the text begins with when something else than an inbox answered. */
    static final String NO_HUB = "this is no hub of the protocol: ";

    /** What the text begins with when nothing answered. */
    static final String UNREACHABLE = "the hub cannot be reached: ";

    private InboxTrouble() {}

    /** Which of the three a tick ended with, if it was one of them. */
    static Optional<Trouble> in(String reason) {
        if (reason.startsWith(UNREACHABLE)) {
            return Optional.of(Trouble.hub("unreachable", reason, Trouble.AN_HOUR));
        }
        if (reason.startsWith(REFUSED)) {
            return Optional.of(Trouble.hub("refused", reason, Trouble.A_WHILE));
        }
        return reason.startsWith(NO_HUB) ? Optional.of(Trouble.hub("none", reason, Trouble.A_WHILE)) : Optional.empty();
    }

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
            case UNREACHABLE, TIMEOUT -> TickEnd.skipped(UNREACHABLE + said);
            default -> TickEnd.failed(known.kind(), "the inbox failed: " + said);
        };
    }
}
