package dev.opswarden.engine.tick;

import dev.opswarden.engine.triage.Fallback;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.MessageId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells a brain that fails from one that failed once. */
final class BrainTroubles {

    private BrainTroubles() {}

    /** Takes note of brains that failed at every message; one that failed at some is neither well nor down. */
    static void note(TroubleWatch watch, List<Brain> brains, Triaged triaged) {
        int decided = triaged.all().size();
        for (Brain brain : brains) {
            Set<MessageId> failed = new HashSet<>();
            String why = "";
            for (Fallback fallback : triaged.news().fallbacks()) {
                if (fallback.from().equals(brain.id()) && failed.add(fallback.messageId())) {
                    why = why.isEmpty() ? fallback.why() : why;
                }
            }
            if (decided > 0 && failed.isEmpty()) {
                watch.lookedAt(Trouble.BRAIN + brain.id());
            } else if (decided > 0 && failed.size() >= decided) {
                watch.seen(Trouble.brain(brain.id(), why));
            }
        }
    }
}
