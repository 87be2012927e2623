package dev.opswarden.spi;

import io.vertx.core.Future;
import org.pf4j.ExtensionPoint;

/** Tells the operator what is new. */
public interface Notifier extends ExtensionPoint {

    /** The name in {@code WORKER_NOTIFY}: lower-case letters, digits and dashes. */
    String id();

    /**
     * Tells of a digest.
     *
     * @param digest what is in it
     * @return whether it was shown; a failure is a warning in the report
     */
    Future<Outcome> notify(Digest digest);

    /** Gives back what this notifier holds, say a process; called once at the end of a run, whatever happened in it. */
    default Future<Void> close() {
        return Future.succeededFuture();
    }

    /** Whether somebody could see it. */
    sealed interface Outcome {

        /** It was shown. */
        record Shown() implements Outcome {}

        /**
         * It was not shown, for a reason that is no fault: no display, no session.
         *
         * @param reason why
         */
        record Declined(String reason) implements Outcome {}
    }
}
