/**
 * Text from outside on its way to a terminal, a page, a log, a shell or a file name: one class for each.
 *
 * <p>Everything that a message, a model or the hub says is hostile until it went through the class of its sink.
 */
@NullMarked
package dev.opswarden.engine.text;

import org.jspecify.annotations.NullMarked;
