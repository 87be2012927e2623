/**
 * The only place that touches the standard streams; everything written passes
 * {@link dev.opswarden.engine.text.TerminalText}, or is inert already.
 */
@NullMarked
package dev.opswarden.cli.terminal;

import org.jspecify.annotations.NullMarked;
