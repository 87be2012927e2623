/**
 * Links call sites when the distribution is built. A lambda, and a string that is put together by {@code invokedynamic},
 * costs each run that meets it a fifth of a millisecond or more, even out of an archive of classes; a class that does the
 * same costs a tenth of that. So the jars of the distribution hold such classes, for the same behaviour.
 */
@NullMarked
package dev.opswarden.linker;

import org.jspecify.annotations.NullMarked;
