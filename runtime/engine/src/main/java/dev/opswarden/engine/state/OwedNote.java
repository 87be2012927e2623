package dev.opswarden.engine.state;

import java.time.Instant;

/**
 * A progress note that could not be posted and goes with the next tick.
 *
 * @param key its one {@code Idempotency-Key}
 * @param summary one line
 * @param detail a few lines more
 * @param since when it was owed first
 */
public record OwedNote(String key, String summary, String detail, Instant since) {

    /** Refuses a note that could be posted twice. */
    public OwedNote {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a note needs a key");
        }
    }
}
