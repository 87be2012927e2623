package dev.opswarden.hub;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the hub holds it (contract, section 1). */
record Message(
        String id,
        String from,
        String to,
        String subject,
        String body,
        @Nullable String threadId,
        Instant createdAt,
        @Nullable Instant readAt,
        @Nullable String inReplyTo,
        @Nullable String priority,
        List<String> labels) {

    Message {
        labels = List.copyOf(labels);
    }

    boolean unread() {
        return readAt == null;
    }

    /** The thread it is found under: a message without one is a thread of its own, and its id stands for it. */
    String thread() {
        return threadId == null ? id : threadId;
    }

    Message readAt(Instant when) {
        return new Message(id, from, to, subject, body, threadId, createdAt, when, inReplyTo, priority, labels);
    }
}
