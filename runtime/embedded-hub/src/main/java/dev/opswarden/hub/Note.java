package dev.opswarden.hub;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A progress note as the hub holds it. */
record Note(
        String id,
        String author,
        String eventType,
        String summary,
        @Nullable String detail,
        Instant createdAt) {}
