/** Loading plugins, the class-loader policy, and the guard around every call into one. */
@NullMarked
package dev.opswarden.engine.plugin;

import org.jspecify.annotations.NullMarked;
