package dev.opswarden.engine.inbox;

import dev.opswarden.engine.secrets.RawFacts;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.MessageId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Knows the latest message of somebody else in every thread, of those that it was shown: a draft for an earlier one is
 * stale (contract, section 3, {@code approve}). What is later is told by the inbox's own times alone.
 */
public final class LaterMessages {

    private final String agent;
    private final Redactor redactor;
    private final Map<String, RawFacts> latest = new HashMap<>();

    /**
     * Nothing was shown yet.
     *
     * @param agent who we are: what we wrote ourselves makes nothing stale
     * @param redactor what names pass before anybody sees them
     */
    public LaterMessages(String agent, Redactor redactor) {
        this.agent = agent;
        this.redactor = redactor;
    }

    /** Takes note of a message, wherever it came from. */
    public synchronized void saw(RawFacts message) {
        if (!message.sender().equals(agent) && message.createdAt().isPresent()) {
            latest.merge(message.thread(), message, LaterMessages::later);
        }
    }

    /**
     * Why a reply to a message would come too late.
     *
     * @param id the message
     * @param thread its thread, as the inbox has it
     * @param since when the inbox took it
     * @return a clause that names who wrote the latest message of the thread, and which it is; nothing if none is later
     */
    public synchronized Optional<String> after(MessageId id, String thread, Instant since) {
        return Optional.ofNullable(latest.get(thread))
                .filter(later -> !later.id().equals(id))
                .filter(later -> later.createdAt().map(since::isBefore).orElse(false))
                .map(later -> "its thread holds a later message of '" + redactor.name(later.sender()) + "' ("
                        + redactor.name(later.id().value()) + ")");
    }

    private static RawFacts later(RawFacts one, RawFacts other) {
        Instant first = one.createdAt().orElse(Instant.MIN);
        return other.createdAt().filter(first::isBefore).isPresent() ? other : one;
    }
}
