/**
 * The settings of contract section 2: one table that knows every variable, one loader, and the result as records.
 *
 * <p>Nothing else in the project spells a variable's default.
 */
@NullMarked
package dev.opswarden.engine.config;

import org.jspecify.annotations.NullMarked;
