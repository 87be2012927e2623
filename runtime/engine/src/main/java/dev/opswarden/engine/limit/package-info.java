/** The one place with a timeout. */
@NullMarked
package dev.opswarden.engine.limit;

import org.jspecify.annotations.NullMarked;
