/**
 * What the warden remembers between two runs: its drafts, the notes it owes, its history and its audit log.
 *
 * <p>Every file is written whole or not at all, and one kind of lock guards them. The format is in
 * {@code docs/state-format.md}.
 */
@NullMarked
package dev.opswarden.engine.state;

import org.jspecify.annotations.NullMarked;
