/** The step that asks the brains what each message needs. */
@NullMarked
package dev.opswarden.engine.triage;

import org.jspecify.annotations.NullMarked;
