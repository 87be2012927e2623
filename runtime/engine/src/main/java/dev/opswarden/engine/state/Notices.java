package dev.opswarden.engine.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the operator was told of, and what is still to be told: trouble is told once, and once more when it is over.
 *
 * @param troubles what is wrong, oldest first
 * @param heldSince since when decisions were not told of, because it was quiet
 */
public record Notices(List<Notice> troubles, Optional<Instant> heldSince) {

    /** Nothing is wrong, and nothing is held back. */
    public static final Notices NONE = new Notices(List.of(), Optional.empty());

    /** Copies the list. */
    public Notices {
        troubles = List.copyOf(troubles);
    }

    /** With these troubles. */
    public Notices withTroubles(List<Notice> changed) {
        return new Notices(changed, heldSince);
    }

    /** With decisions held back since then. */
    public Notices withHeldSince(Optional<Instant> changed) {
        return new Notices(troubles, changed);
    }

    /**
     * One trouble that lasts, or that ended and is not told of as such yet.
     *
     * @param key which trouble it is, from tick to tick
     * @param text what is wrong, in one sentence
     * @param over what to say when it is over
     * @param since since when it is known
     * @param told whether the operator was told
     * @param ended whether it is over
     */
    public record Notice(String key, String text, String over, Instant since, boolean told, boolean ended) {

        /** A trouble that nobody was told of yet. */
        public static Notice fresh(String key, String text, String over, Instant since) {
            return new Notice(key, text, over, since, false, false);
        }

        /** It lasts, and this is what it comes to now. */
        public Notice lasting(String changed) {
            return new Notice(key, changed, over, since, told, false);
        }

        /** The operator knows. */
        public Notice asTold() {
            return new Notice(key, text, over, since, true, ended);
        }

        /** It is over. */
        public Notice asEnded() {
            return new Notice(key, text, over, since, told, true);
        }
    }
}
