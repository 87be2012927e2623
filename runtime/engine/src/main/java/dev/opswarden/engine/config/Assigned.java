package dev.opswarden.engine.config;

/**
 * A text that somebody set a variable to.
 *
 * @param text as it was written, possibly empty
 * @param origin where
 */
record Assigned(String text, Origin origin) {}
