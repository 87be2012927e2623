package dev.opswarden.spi;

/**
 * Which language model made a decision, and what it had been told.
 *
 * @param name the model, as it was asked for or as the endpoint calls it
 * @param promptSha256 SHA-256 of the instructions that it was given, in hexadecimal; no message is in it
 */
public record AskedModel(String name, String promptSha256) {}
