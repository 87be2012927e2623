/**
 * The text of rule files, looked at without a compiler: where a rule stands, and what the compiler does not see or does
 * not place.
 */
@NullMarked
package dev.opswarden.plugin.drools.drl;

import org.jspecify.annotations.NullMarked;
