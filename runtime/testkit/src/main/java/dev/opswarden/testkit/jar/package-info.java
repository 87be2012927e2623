/** A built plugin, loaded by itself: with what is in its jar, what the host shares, and nothing else. */
@NullMarked
package dev.opswarden.testkit.jar;

import org.jspecify.annotations.NullMarked;
