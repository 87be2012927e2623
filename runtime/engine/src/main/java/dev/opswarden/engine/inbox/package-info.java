/** The step that takes in what an inbox source reads: redacts it, tells new from known, counts and bounds. */
@NullMarked
package dev.opswarden.engine.inbox;

import org.jspecify.annotations.NullMarked;
