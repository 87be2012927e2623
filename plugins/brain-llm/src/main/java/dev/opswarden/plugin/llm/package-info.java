/** The brain that asks a language model. */
@NullMarked
package dev.opswarden.plugin.llm;

import org.jspecify.annotations.NullMarked;
