package dev.opswarden.engine.state;

import dev.opswarden.spi.MessageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drafts by their message, oldest first. */
final class DraftOrder {

    private DraftOrder() {}

    static Map<MessageId, Draft> map(Collection<Draft> drafts) {
        List<Draft> sorted = new ArrayList<>(drafts);
        if (!isSorted(sorted)) {
            sorted.sort(Draft.OLDEST_FIRST);
        }
        Map<MessageId, Draft> map = new LinkedHashMap<>(sorted.size() * 2);
        sorted.forEach(draft -> map.put(draft.messageId(), draft));
        return map;
    }

    /** As they are in a file that we wrote: sorting ten thousand that are in order takes ten times as long as looking. */
    private static boolean isSorted(List<Draft> drafts) {
        for (int i = 1; i < drafts.size(); i++) {
            if (Draft.OLDEST_FIRST.compare(drafts.get(i - 1), drafts.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }
}
