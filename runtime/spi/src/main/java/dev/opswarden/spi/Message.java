package dev.opswarden.spi;

import java.time.Instant;
import java.util.List;

/**
 * A message as brains, rules, digests and notifiers see it: bounded, cleaned of control characters, and with
 * {@code [secret:KIND]} in the place of everything that looks like a secret.
 *
 * <p>It is still hostile text: escape it for wherever it goes. Not every secret looks like one: do not repeat, log or pass
 * on more of it than is needed.
 *
 * @param id the id as the hub gave it
 * @param sender who wrote it
 * @param recipient whose inbox it lies in
 * @param subject the subject, on one line
 * @param body the text, possibly empty; its line breaks are newlines
 * @param threadId the thread; the message's own id where the hub gave none
 * @param sentAt when the hub took it; when it was fetched, where the hub did not say
 * @param priority what its sender thinks of it; {@link Priority#NORMAL} where nothing was said
 * @param labels labels as the hub gave them
 */
public record Message(
        MessageId id,
        String sender,
        String recipient,
        String subject,
        String body,
        String threadId,
        Instant sentAt,
        Priority priority,
        List<String> labels) {

    /** Copies the labels. */
    public Message {
        labels = List.copyOf(labels);
    }

    /** Subject, newline, body: what a rule or a model usually reads. */
    public String text() {
        return subject + "\n" + body;
    }
}
