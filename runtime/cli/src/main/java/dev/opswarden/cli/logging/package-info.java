/** The program's log: to standard error, one line an event. */
@NullMarked
package dev.opswarden.cli.logging;

import org.jspecify.annotations.NullMarked;
