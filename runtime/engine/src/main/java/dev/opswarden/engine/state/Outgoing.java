package dev.opswarden.engine.state;

import java.time.Instant;

/**
 * A reply on its way: on disk before its request goes out.
 *
 * @param owner who is sending it
 * @param text the text that goes out
 * @param since when the intent was written
 */
public record Outgoing(Owner owner, String text, Instant since) {}
