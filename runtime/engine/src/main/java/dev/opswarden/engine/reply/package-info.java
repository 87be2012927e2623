/**
 * The step that sends: a reply that a person approved goes out once, whatever dies in between (contract, section 5, item
 * 5). Used by {@code approval} alone.
 *
 * <p>Intent with the draft's one key to disk, then the request, then the receipt to disk, then the read mark, and a line
 * in the audit log at each step. Nothing is concluded from a reply's absence: trying again with the same key is what
 * makes it safe.
 */
@NullMarked
package dev.opswarden.engine.reply;

import org.jspecify.annotations.NullMarked;
