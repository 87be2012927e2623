package dev.opswarden.spi;

/**
 * Word of what a tick did: counts and ids, no text of a message.
 *
 * @param summary one line
 * @param detail a few lines more
 */
public record ProgressNote(String summary, String detail) {}
