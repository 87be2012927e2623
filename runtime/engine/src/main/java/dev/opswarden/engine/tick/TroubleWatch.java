package dev.opswarden.engine.tick;

import dev.opswarden.engine.state.Notices;
import dev.opswarden.engine.state.Notices.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What this tick saw of lasting troubles, held against what earlier ones did. What a tick did not look at is as it was:
 * rules are not even loaded when nothing is new.
 */
final class TroubleWatch {

    private final Map<String, Trouble> seen = new LinkedHashMap<>();
    private final Set<String> looked = new HashSet<>();

    /** This is wrong. */
    synchronized void seen(Trouble trouble) {
        seen.put(trouble.key(), trouble);
    }

    /**
     * This was looked at: what is known of it and was not seen in this tick is over.
     *
     * @param prefix a kind, or the whole key of one trouble
     */
    synchronized void lookedAt(String prefix) {
        looked.add(prefix);
    }

    /** The sentences of what is wrong. */
    synchronized Set<String> sentences() {
        Set<String> sentences = new HashSet<>();
        seen.values().forEach(trouble -> sentences.add(trouble.text()));
        return sentences;
    }

    /** What is known after this tick. */
    synchronized Notices after(Notices before, Instant now) {
        List<Notice> troubles = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Notice notice : before.troubles()) {
            Trouble trouble = seen.get(notice.key());
            if (trouble != null) {
                known.add(notice.key());
                troubles.add(notice.lasting(trouble.text()));
            } else if (looked.stream().noneMatch(notice.key()::startsWith)) {
                troubles.add(notice);
            } else if (notice.told() && !becameAnother(notice)) {
                troubles.add(notice.asEnded());
            }
        }
        for (Trouble trouble : seen.values()) {
            if (!known.contains(trouble.key())) {
                troubles.add(Notice.fresh(trouble.key(), trouble.text(), trouble.over(), now));
            }
        }
        return before.withTroubles(troubles);
    }

    /** What lasts for long enough and was not told of. */
    synchronized List<Notice> toTell(Notices notices, Instant now) {
        return notices.troubles().stream()
                .filter(notice -> !notice.told())
                .filter(notice -> {
                    Trouble trouble = seen.get(notice.key());
                    return trouble != null
                            && !notice.since().plus(trouble.patience()).isAfter(now);
                })
                .toList();
    }

    /** A hub that was away and now refuses is not well again. */
    private boolean becameAnother(Notice notice) {
        return notice.key().startsWith(Trouble.HUB)
                && seen.values().stream().anyMatch(trouble -> trouble.kind().equals(Trouble.HUB));
    }
}
