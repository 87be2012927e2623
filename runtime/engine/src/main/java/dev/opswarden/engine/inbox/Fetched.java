package dev.opswarden.engine.inbox;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one tick found in the inbox.
 *
 * @param fresh the new messages that this tick decides, oldest first, redacted
 * @param macs what the raw text of each of those comes to, where fingerprints are taken
 * @param unread the ids of all unread messages, known ones included
 * @param left how many new messages wait for the next tick
 * @param rejected what could not be a message, as far as it is named
 * @param rejectedCount how many entries could not be messages
 */
public record Fetched(
        List<Message> fresh,
        Map<MessageId, String> macs,
        Set<MessageId> unread,
        int left,
        List<Rejected> rejected,
        int rejectedCount) {

    /** Nothing was fetched. */
    public static final Fetched NONE = new Fetched(List.of(), Map.of(), Set.of(), 0, List.of(), 0);
}
