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

    /** Of some in any order. */
    static Map<MessageId, KeptDraft> map(Collection<KeptDraft> drafts) {
        List<KeptDraft> sorted = new ArrayList<>(drafts);
        if (!isSorted(sorted)) {
            sorted.sort(KeptDraft::compareAge);
        }
        Map<MessageId, KeptDraft> map = new LinkedHashMap<>(sorted.size() * 2);
        for (KeptDraft draft : sorted) {
            map.put(draft.id(), draft);
        }
        return map;
    }

    /** As they are in a file that we wrote: sorting ten thousand that are in order takes ten times as long as looking. */
    private static boolean isSorted(List<KeptDraft> drafts) {
        for (int i = 1; i < drafts.size(); i++) {
            if (KeptDraft.compareAge(drafts.get(i - 1), drafts.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }
}
