package dev.opswarden.engine.inbox;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one tick found in the inbox.
 *
 * @param fresh the new messages that this tick decides, oldest first, redacted
 * @param again the messages whose provisional decision this tick asks about again, oldest first, redacted
 * @param macs what the raw text of each of those comes to, where fingerprints are taken
 * @param unread the ids of all unread messages, known ones included
 * @param left how many new messages wait for the next tick
 * @param rejected what could not be a message, as far as it is named
 * @param rejectedCount how many entries could not be messages
 */
public record Fetched(
        List<Message> fresh,
        List<Message> again,
        Map<MessageId, String> macs,
        Set<MessageId> unread,
        int left,
        List<Rejected> rejected,
        int rejectedCount) {

    private static final int MAX_IN_WARNING = 3;

    /** Nothing was fetched. */
    public static final Fetched NONE = new Fetched(List.of(), List.of(), Map.of(), Set.of(), 0, List.of(), 0);

    /** What the brains are asked about: the new messages first. */
    public List<Message> asked() {
        return Stream.concat(fresh.stream(), again.stream()).toList();
    }

    /** What the operator should know of entries that cannot be messages; nothing if there are none. */
    public Optional<String> warning() {
        if (rejectedCount == 0) {
            return Optional.empty();
        }
        String named = rejected.stream()
                .limit(MAX_IN_WARNING)
                .map(entry -> entry.subject() + " (" + entry.reason() + ")")
                .collect(Collectors.joining(", "));
        int more = rejectedCount - Math.min(rejected.size(), MAX_IN_WARNING);
        return Optional.of(rejectedCount + (rejectedCount == 1 ? " entry" : " entries")
                + " of the inbox cannot be used: " + named + (more > 0 ? " and " + more + " more" : ""));
    }
}
