package dev.opswarden.spi;

/**
 * What the other side says it took.
 *
 * @param id the id that it gave
 * @param body the text that it holds, which is an earlier one if the key had been used before
 * @param stored true if this request stored it, false if it was there already
 */
public record Receipt(String id, String body, boolean stored) {}
