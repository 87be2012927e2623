package dev.opswarden.spi;

/**
 * A reply that a person has approved.
 *
 * @param to the agent it goes to
 * @param subject its subject
 * @param body its text
 * @param threadId the thread it belongs to
 * @param inReplyTo the message it answers
 */
public record Reply(String to, String subject, String body, String threadId, MessageId inReplyTo) {}
