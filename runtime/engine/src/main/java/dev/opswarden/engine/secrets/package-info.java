/** What looks like a secret, and what stands in its place: the one door between a raw message and everybody else. */
@NullMarked
package dev.opswarden.engine.secrets;

import org.jspecify.annotations.NullMarked;
