/**
 * An inbox at a State Hub (contract, section 1), with the reply channel and the progress log that belong to it.
 *
 * <p>Three extensions share one {@code HubClient}: {@code HubClient} and {@code Exchange} carry requests within their
 * limits, {@code StatusCheck} and {@code Trouble} turn what went wrong into a sentence for the operator, {@code HubJson}
 * and its readers take answers apart, {@code PagePlan} and {@code PageWalk} go through lists. Nothing that a hub answers
 * is trusted: every answer is bounded in size, depth and time.
 */
@NullMarked
package dev.opswarden.plugin.hub;

import org.jspecify.annotations.NullMarked;
