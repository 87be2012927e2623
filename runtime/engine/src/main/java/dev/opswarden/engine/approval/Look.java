package dev.opswarden.engine.approval;

import dev.opswarden.engine.inbox.SeenMessage;
import dev.opswarden.engine.reply.Address;
import java.util.List;
import java.util.Optional;

/**
 * How things stand at the hub with the message of a draft.
 *
 * @param message the message, redacted; nothing if it is gone
 * @param address where a reply goes
 * @param stale why the draft went stale, a clause for each reason; empty if it did not
 * @param answered whether the thread holds a reply of ours to it already
 */
record Look(Optional<SeenMessage> message, Address address, List<String> stale, boolean answered) {

    Look {
        stale = List.copyOf(stale);
    }
}
