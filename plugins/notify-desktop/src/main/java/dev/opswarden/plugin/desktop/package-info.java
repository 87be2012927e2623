/** The notifier for a desktop session. */
@NullMarked
package dev.opswarden.plugin.desktop;

import org.jspecify.annotations.NullMarked;
