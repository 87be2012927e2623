/** The command {@code warden-runtime}: one class for each command, the wiring, and how a failure becomes an exit code. */
@NullMarked
package dev.opswarden.cli;

import org.jspecify.annotations.NullMarked;
