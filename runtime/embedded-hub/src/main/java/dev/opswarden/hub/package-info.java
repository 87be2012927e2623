/**
 * The embedded State Hub: all of section 1 of the contract over HTTP, for trying out, for the demo and for tests.
 *
 * <p>{@link dev.opswarden.hub.EmbeddedHub} is the way in. A request goes {@code RequestHandler → Route → Desk → Journal →
 * HubState}: whatever changes something is written to the journal by one thread, in order, before it is applied and
 * answered. Reading looks at the state in memory and never waits for a disk.
 *
 * <p>It shares no class with anything that talks to it, or the tests would prove that the code agrees with itself.
 */
@NullMarked
package dev.opswarden.hub;

import org.jspecify.annotations.NullMarked;
