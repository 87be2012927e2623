package dev.opswarden.spi;

import java.nio.file.Path;
import java.util.List;

/**
 * What a notifier learns of a digest.
 *
 * @param file where the digest lies
 * @param fresh what this tick decided, what needs a person first
 * @param pendingDrafts drafted replies that wait for a person, those of earlier ticks included
 * @param open other decisions that no person has closed
 * @param troubles what a person should know of the run itself: broken rules, a plugin that failed
 */
public record Digest(Path file, List<Entry> fresh, int pendingDrafts, int open, List<String> troubles) {

    /** Copies the lists. */
    public Digest {
        fresh = List.copyOf(fresh);
        troubles = List.copyOf(troubles);
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
