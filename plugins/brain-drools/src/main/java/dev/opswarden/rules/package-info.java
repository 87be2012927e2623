/**
 * The vocabulary of rules: the two facts that a {@code .drl} file sees, and its lists (contract, section 6).
 *
 * <p>Nothing here knows the engine, the hub or the SPI, so that a rule cannot reach them by way of a fact.
 */
@NullMarked
package dev.opswarden.rules;

import org.jspecify.annotations.NullMarked;
