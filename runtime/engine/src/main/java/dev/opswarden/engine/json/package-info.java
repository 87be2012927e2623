/**
 * JSON as the warden itself writes and reads it: streaming, bounded, and inert on a terminal.
 */
@NullMarked
package dev.opswarden.engine.json;

import org.jspecify.annotations.NullMarked;
