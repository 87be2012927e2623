package dev.opswarden.cli;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What became of the drafts of one review. Each is counted once, by what came of it in the end. */
final class ReviewTally {

    /** What can become of a draft. */
    enum Fate {
        /** The hub has the reply. */
        SENT,
        /** Closed without a reply. */
        DISMISSED,
        /** Left for another time. */
        SKIPPED,
        /** Somebody else, or a tick, was quicker. */
        OVERTAKEN
    }

    private final Map<MessageId, Fate> fates = new LinkedHashMap<>();
    private final Map<MessageId, ErrorKind> failures = new LinkedHashMap<>();

    void add(MessageId id, Fate fate) {
        fates.put(id, fate);
        if (fate != Fate.SKIPPED) {
            failures.remove(id);
        }
    }

    /** An attempt that did not do what it should; a later one may make up for it. */
    void failed(MessageId id, ErrorKind kind) {
        failures.put(id, kind);
    }

    int count(Fate fate) {
        return (int) fates.values().stream().filter(fate::equals).count();
    }

    /** How many met a failure that nothing made up for. */
    int failed() {
        return failures.size();
    }

    /** What decides the exit status. */
    Stream<ErrorKind> troubles() {
        return failures.values().stream();
    }
}
