package dev.opswarden.hub;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened at the hub: one line of the journal. */
sealed interface Change {

    /** A message came in; the key is the {@code Idempotency-Key} that it came with. */
    record MessageAdded(Message message, @Nullable String key) implements Change {}

    /** A message was marked read for the first time. */
    record MessageRead(String id, Instant at) implements Change {}

    /** A progress note came in; the key is the {@code Idempotency-Key} that it came with. */
    record NoteAdded(Note note, @Nullable String key) implements Change {}
}
