package dev.opswarden.spi;

import java.nio.file.Path;
import java.util.List;

/**
 * What a notifier learns. The host asks for it only when there is something to tell, and tells of a trouble that lasts
 * once: notifiers need no memory.
 *
 * @param file where the digest lies; where only trouble is told of, it may be that of an earlier tick, or missing
 * @param fresh what was decided, what needs a person first: by this tick, or during quiet hours that are over
 * @param pendingDrafts drafted replies that wait for a person, those of earlier ticks included
 * @param open other decisions that no person has closed
 * @param troubles what is wrong with the worker itself and was not told of yet: broken rules, a plugin that failed, a
 *     hub that is away for long
 * @param over what was told of and is wrong no longer
 */
public record Digest(
        Path file, List<Entry> fresh, int pendingDrafts, int open, List<String> troubles, List<String> over) {

    /** Copies the lists. */
    public Digest {
        fresh = List.copyOf(fresh);
        troubles = List.copyOf(troubles);
        over = List.copyOf(over);
    }

    /** A digest with nothing that is over. */
    public Digest(Path file, List<Entry> fresh, int pendingDrafts, int open, List<String> troubles) {
        this(file, fresh, pendingDrafts, open, troubles, List.of());
    }

    /**
     * One decision.
     *
     * @param id the message
     * @param sender who wrote it
     * @param subject its subject
     * @param decision what it needs
     * @param priority how soon
     */
    public record Entry(MessageId id, String sender, String subject, Decision decision, Priority priority) {}
}
