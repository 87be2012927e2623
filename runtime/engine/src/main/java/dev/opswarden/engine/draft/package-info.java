/** The step that turns decisions into drafts and keeps them. */
@NullMarked
package dev.opswarden.engine.draft;

import org.jspecify.annotations.NullMarked;
