/**
 * Tells from a message's own words which rules can match it at all, so that the others need not be loaded or asked. It
 * may say yes too often and never no wrongly: the decision stays with the rule engine.
 */
@NullMarked
package dev.opswarden.plugin.drools.index;

import org.jspecify.annotations.NullMarked;
