package dev.opswarden.engine.state;

import dev.opswarden.spi.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields of the state file that this version does not know: kept and written again, so that a later version which wrote
 * them finds them.
 *
 * @param document those of the document
 * @param drafts those of each draft that has some
 */
record UnknownFields(Map<String, @Nullable Object> document, Map<MessageId, Map<String, @Nullable Object>> drafts) {

    static final UnknownFields NONE = new UnknownFields(Map.of(), Map.of());

    Map<String, @Nullable Object> of(MessageId id) {
        return drafts.getOrDefault(id, Map.of());
    }

    UnknownFields without(Set<MessageId> forgotten) {
        if (drafts.isEmpty()) {
            return this;
        }
        Map<MessageId, Map<String, @Nullable Object>> kept = new LinkedHashMap<>(drafts);
        kept.keySet().removeAll(forgotten);
        return new UnknownFields(document, kept);
    }
}
