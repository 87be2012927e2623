/** Fakes and a clock for whoever tests a plugin, or the engine. */
@NullMarked
package dev.opswarden.testkit;

import org.jspecify.annotations.NullMarked;
