/** Regular expressions that cannot hold up a tick. */
@NullMarked
package dev.opswarden.plugin.drools.regex;

import org.jspecify.annotations.NullMarked;
