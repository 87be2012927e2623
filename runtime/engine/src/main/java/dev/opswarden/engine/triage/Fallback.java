package dev.opswarden.engine.triage;

import dev.opswarden.spi.MessageId;

/**
 * A message that one brain failed on and the next one was asked about.
 *
 * @param messageId the message
 * @param from the brain that failed
 * @param to the one asked instead; {@link Verdict#ENGINE} after the last
 * @param why what happened, in one line
 */
public record Fallback(MessageId messageId, String from, String to, String why) {}
