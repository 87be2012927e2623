/**
 * What a person decides about drafts: approve, edit, dismiss (contract, section 3). Nothing else can have a message sent
 * or marked read, and only this step uses {@code reply}.
 */
@NullMarked
package dev.opswarden.engine.approval;

import org.jspecify.annotations.NullMarked;
