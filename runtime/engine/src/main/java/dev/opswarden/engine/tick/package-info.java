/** One run of the pipeline: the only place that joins the steps of the flow. */
@NullMarked
package dev.opswarden.engine.tick;

import org.jspecify.annotations.NullMarked;
