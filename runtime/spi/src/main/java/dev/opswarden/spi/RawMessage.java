package dev.opswarden.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as an inbox source hands it in: nothing in it has been checked for secrets or cleaned.
 *
 * <p>Only the engine's redactor takes one; everybody else sees a {@link Message}. {@link #toString} therefore shows the
 * id alone.
 *
 * @param id the id, valid by its type
 * @param from who wrote it, not empty
 * @param to whose inbox it lies in
 * @param subject the subject, possibly empty
 * @param body the text, possibly empty, at most 8 MB as it came
 * @param threadId the thread, or null if the message is a thread of its own
 * @param createdAt when the hub took it, or null if the hub did not say so in RFC 3339
 * @param readAt when it was marked read, or null while it is unread
 * @param inReplyTo the id of the message that this one answers, or null
 * @param priority the priority as its sender put it, or null
 * @param labels labels as the hub gave them
 */
public record RawMessage(
        MessageId id,
        String from,
        String to,
        String subject,
        String body,
        @Nullable String threadId,
        @Nullable Instant createdAt,
        @Nullable Instant readAt,
        @Nullable String inReplyTo,
        @Nullable String priority,
        List<String> labels) {

    /** Copies the labels. */
    public RawMessage {
        labels = List.copyOf(labels);
    }

    /** The thread that a reply belongs to: a message without a thread is a thread of its own (contract, section 1). */
    public String thread() {
        return threadId == null ? id.value() : threadId;
    }

    /** Written out: what Java would make of a record takes a cold process milliseconds. */
    @Override
    public int hashCode() {
        int hash = id.hashCode();
        for (Object part : new @Nullable Object[] {
            from, to, subject, body, threadId, createdAt, readAt, inReplyTo, priority, labels
        }) {
            hash = 31 * hash + (part == null ? 0 : part.hashCode());
        }
        return hash;
    }

    @Override
    public String toString() {
        return "RawMessage[" + id + "]";
    }
}
