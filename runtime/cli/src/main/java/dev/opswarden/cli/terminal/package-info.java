/** The only place that touches the standard streams; everything written passes {@link dev.opswarden.cli.terminal.Visible}. */
@NullMarked
package dev.opswarden.cli.terminal;

import org.jspecify.annotations.NullMarked;
