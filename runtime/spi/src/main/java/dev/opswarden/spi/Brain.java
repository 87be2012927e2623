package dev.opswarden.spi;

import io.vertx.core.Future;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * Decides what a message needs. Brains are asked in the order of {@code WORKER_BRAIN}; the first that decides wins.
 *
 * <p>One instance serves one run of the program. It may be asked about several messages at a time.
 */
public interface Brain extends ExtensionPoint {

    /** The name in {@code WORKER_BRAIN}: lower-case letters, digits and dashes. */
    String id();

    /**
     * Says what the message needs.
     *
     * @param message the message, bounded and cleaned
     * @return what this brain thinks; a failure hands the message to the next brain, and its message becomes the
     *     {@code why} of the fallback
     */
    Future<Triage> triage(Message message);

    /**
     * Says what the message needs, knowing what was said before it. What the host asks; a brain that does not care for
     * the thread leaves it as it is.
     *
     * @param message the message, bounded and cleaned
     * @param conversation tells what came before it in its thread
     * @return as {@link #triage(Message)}, which is the default
     */
    default Future<Triage> triage(Message message, Conversation conversation) {
        return triage(message);
    }

    /**
     * Says whether this message must go to a person, whatever any brain thinks of it. Asked of every brain before the
     * first one decides; it should be cheap.
     *
     * @param message the message, bounded and cleaned
     * @return an objection, or nothing, which is the default
     */
    default Future<Optional<Veto>> veto(Message message) {
        return Future.succeededFuture(Optional.empty());
    }

    /** Gives back what this brain holds; called once at the end of a run, whatever happened in it. */
    default Future<Void> close() {
        return Future.succeededFuture();
    }
}
