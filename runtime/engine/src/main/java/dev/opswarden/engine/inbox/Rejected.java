package dev.opswarden.engine.inbox;

/**
 * Something in the inbox that cannot be a message.
 *
 * @param subject what it was, as far as that can be told
 * @param reason why it cannot be used
 */
public record Rejected(String subject, String reason) {}
