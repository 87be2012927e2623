/**
 * The page that the operator reads after a tick, and the files it lies in.
 */
@NullMarked
package dev.opswarden.engine.digest;

import org.jspecify.annotations.NullMarked;
