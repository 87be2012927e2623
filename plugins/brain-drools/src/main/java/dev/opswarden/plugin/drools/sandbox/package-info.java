/**
 * Keeps rules to themselves: what an author wrote is checked in the compiled classes against a list of classes, and the
 * class loader of the rules refuses the rest a second time.
 *
 * <p>A guard against accidents and pasted snippets, not a wall against somebody who can write the operator's files.
 */
@NullMarked
package dev.opswarden.plugin.drools.sandbox;

import org.jspecify.annotations.NullMarked;
