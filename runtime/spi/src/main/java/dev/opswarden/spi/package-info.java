/**
 * All that a plugin author compiles against.
 *
 * <p>Four things can be added to warden-runtime: an {@link dev.opswarden.spi.InboxSource} (with the
 * {@link dev.opswarden.spi.ReplyChannel} and {@link dev.opswarden.spi.ProgressLog} that belong to it), a
 * {@link dev.opswarden.spi.Brain} (with its {@link dev.opswarden.spi.RuleBook}, if it has rules) and a
 * {@link dev.opswarden.spi.Notifier}. An extension is a public class annotated with {@code org.pf4j.Extension}; it has
 * one public constructor, without parameters or with a {@link dev.opswarden.spi.PluginContext}. Constructors are
 * called at every start of the program: they keep what they are given and do no work.
 *
 * <p>Every method that takes time returns an {@code io.vertx.core.Future}. The host calls it on a worker thread, with
 * the plugin's class loader as context class loader and within a limit; what comes after the limit is discarded. A
 * failure with a {@link dev.opswarden.spi.WardenException} is shown to the operator with its message; any other
 * throwable is reported as a defect of the plugin.
 */
@NullMarked
package dev.opswarden.spi;

import org.jspecify.annotations.NullMarked;
