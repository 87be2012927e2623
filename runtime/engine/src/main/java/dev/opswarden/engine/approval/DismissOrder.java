package dev.opswarden.engine.approval;

import java.util.List;
import java.util.Optional;

/**
 * What a person wants closed without a reply.
 *
 * @param ids message ids, or unambiguous beginnings of them
 * @param reason why, for the audit log
 * @param markRead whether the messages are marked read at the hub
 */
public record DismissOrder(List<String> ids, Optional<String> reason, boolean markRead) {

    /** Copies the ids. */
    public DismissOrder {
        ids = List.copyOf(ids);
    }
}
