package dev.opswarden.plugin.drools;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last verdicts: a message is asked about twice, for a veto and for a decision, and runs through the rules once. */
final class RecentVerdicts {

    private static final int KEPT = 256;

    private final Map<MessageId, Known> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MessageId, Known> eldest) {
            return size() > KEPT;
        }
    };

    private record Known(Message message, Verdict verdict) {}

    /** The verdict on exactly this message: one with the same id and another text is another message. */
    synchronized Optional<Verdict> on(Message message) {
        Known entry = known.get(message.id());
        return entry != null && same(entry.message(), message) ? Optional.of(entry.verdict()) : Optional.empty();
    }

    /** What equals says of records; but Java puts that together at run time, and a tick has no other use for it. */
    private static boolean same(Message one, Message other) {
        return one.id().equals(other.id())
                && one.sender().equals(other.sender())
                && one.recipient().equals(other.recipient())
                && one.subject().equals(other.subject())
                && one.body().equals(other.body())
                && one.threadId().equals(other.threadId())
                && one.sentAt().equals(other.sentAt())
                && one.priority() == other.priority()
                && one.labels().equals(other.labels());
    }

    synchronized void keep(Message message, Verdict verdict) {
        known.put(message.id(), new Known(message, verdict));
    }
}
