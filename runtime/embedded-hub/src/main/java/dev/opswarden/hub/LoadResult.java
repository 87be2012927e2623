package dev.opswarden.hub;

/**
 * What came of loading a file.
 *
 * @param loaded how many messages the hub took
 * @param skipped how many it left out because it holds a message of that id already
 */
public record LoadResult(int loaded, int skipped) {}
