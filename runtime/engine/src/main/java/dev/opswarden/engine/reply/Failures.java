package dev.opswarden.engine.reply;

import dev.opswarden.engine.state.AuditEvent.What;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.Outgoing;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** What becomes of a draft whose request brought no receipt. */
final class Failures {

    private static final int MAX_CAUSES = 10;

    private final Desk desk;

    Failures(Desk desk) {
        this.desk = desk;
    }

    /** How much is known of a request that failed. */
    private enum Certainty {
        /** The hub declined it for good. */
        DECLINED,
        /** There was not even a connection. */
        NEVER_LEFT,
        /** It may have arrived, or may arrive yet. */
        NONE
    }

    /**
     * Writes down what is known, and fails with what the operator should hear.
     *
     * @param shown the draft that was sent
     * @param earlier the request of an earlier attempt of which nobody knows what became of it; none is usual
     * @param failure what the request came to
     */
    Future<Delivered> take(Draft shown, List<Outgoing> earlier, Throwable failure) {
        WardenException known = failure instanceof WardenException warden
                ? warden
                : new WardenException(ErrorKind.INTERNAL, "the reply channel failed with " + failure, failure);
        Certainty certainty = certainty(known);
        return desk.update(state -> after(state, shown, earlier, certainty, known))
                .<Delivered>compose(
                        written -> Future.failedFuture(told(
                                known,
                                certainty,
                                written.state().draft(shown.messageId()).map(Draft::status))),
                        unwritten -> Future.failedFuture(new WardenException(
                                ErrorKind.STATE, known.getMessage() + "; and " + unwritten.getMessage(), unwritten)));
    }

    private Change after(
            WorkerState state, Draft shown, List<Outgoing> earlier, Certainty certainty, WardenException why) {
        Draft draft = state.draft(shown.messageId()).orElse(shown);
        What what = certainty == Certainty.DECLINED ? What.REFUSED : What.UNANSWERED;
        Change said = Change.to(state).withEvents(List.of(desk.event(what, draft, why.getMessage())));
        if (certainty == Certainty.NONE || draft.status() != DraftStatus.SENDING) {
            return said;
        }
        // What the hub declines today for its text it would have declined before; for its sender it may have taken
        // then.
        boolean earlierTooIsDeclined = why.kind() == ErrorKind.REJECTED
                && earlier.stream().allMatch(before -> before.text().equals(shown.body()));
        if (earlier.isEmpty() || earlierTooIsDeclined) {
            return Change.to(state.withDraft(Lifecycle.returned(draft))).withEvents(said.events());
        }
        // This request is out of the way, but an earlier one may still arrive: it is that one that is on its way.
        return Change.to(state.withDraft(draft.withOutgoing(earlier.get(0)))).withEvents(said.events());
    }

    private static Certainty certainty(WardenException failure) {
        if (failure.kind() == ErrorKind.REJECTED || failure.kind() == ErrorKind.DENIED) {
            return Certainty.DECLINED;
        }
        Throwable cause = failure.getCause();
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return Certainty.NEVER_LEFT;
            }
            cause = cause.getCause();
        }
        return Certainty.NONE;
    }

    private static WardenException told(WardenException why, Certainty certainty, Optional<DraftStatus> status) {
        // A token that the hub does not take refuses this request as much as a body that it does not take.
        ErrorKind kind = certainty == Certainty.DECLINED ? ErrorKind.REJECTED : why.kind();
        boolean waits = status.map(DraftStatus::isWaiting).orElse(false);
        String then = waits
                ? "nothing was sent, and the draft waits as before"
                : "it is not known whether the reply arrived; approve it again, it arrives once at most";
        return new WardenException(kind, why.getMessage() + "; " + then, why);
    }
}
