package dev.opswarden.engine.approval;

import dev.opswarden.engine.inbox.SeenMessage;
import java.util.List;
import java.util.Optional;

/**
 * What a person is shown of a message before its draft is approved: as the hub has it at this moment.
 *
 * @param message the message, redacted; nothing if it is gone
 * @param stale why an approval would be refused, a clause for each reason; empty if it would not
 */
public record Sight(Optional<SeenMessage> message, List<String> stale) {

    /** Copies the reasons. */
    public Sight {
        stale = List.copyOf(stale);
    }
}
