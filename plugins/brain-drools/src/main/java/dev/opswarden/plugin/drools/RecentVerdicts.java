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
        return entry != null && entry.message().equals(message) ? Optional.of(entry.verdict()) : Optional.empty();
    }

    synchronized void keep(Message message, Verdict verdict) {
        known.put(message.id(), new Known(message, verdict));
    }
}
