package dev.opswarden.rules;

import java.time.Instant;
import java.util.List;

/** The message as rules see it: bounded and cleaned, and nothing in it is ever null (contract, section 6). */
public final class Message {

    private final String id;
    private final String sender;
    private final String recipient;
    private final String subject;
    private final String body;
    private final String text;
    private final String threadId;
    private final Instant sentAt;
    private final String priority;
    private final List<String> labels;

    /**
     * A message from its parts.
     *
     * @param priority {@code low}, {@code normal}, {@code high} or {@code urgent}
     * @param labels labels as the hub gave them
     */
    public Message(
            String id,
            String sender,
            String recipient,
            String subject,
            String body,
            String threadId,
            Instant sentAt,
            String priority,
            List<String> labels) {
        this.id = id;
        this.sender = sender;
        this.recipient = recipient;
        this.subject = subject;
        this.body = body;
        this.text = subject + "\n" + body;
        this.threadId = threadId;
        this.sentAt = sentAt;
        this.priority = priority;
        this.labels = List.copyOf(labels);
    }

    /** The id as the hub gave it. */
    public String getId() {
        return id;
    }

    /** Who wrote it; {@code from} is a word of the rule language, hence this name. */
    public String getSender() {
        return sender;
    }

    /** Whose inbox it lies in. */
    public String getRecipient() {
        return recipient;
    }

    /** The subject, on one line; possibly empty. */
    public String getSubject() {
        return subject;
    }

    /** The text without the subject; possibly empty. */
    public String getBody() {
        return body;
    }

    /** Subject, newline, body. */
    public String getText() {
        return text;
    }

    /** The thread; the message's own id where the hub gave none. */
    public String getThreadId() {
        return threadId;
    }

    /** When the hub took it. */
    public Instant getSentAt() {
        return sentAt;
    }

    /** What its sender thinks of it: {@code low}, {@code normal}, {@code high} or {@code urgent}. */
    public String getPriority() {
        return priority;
    }

    /** Labels as the hub gave them. */
    public List<String> getLabels() {
        return labels;
    }

    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
