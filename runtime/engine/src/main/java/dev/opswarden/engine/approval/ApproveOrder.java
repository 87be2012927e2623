package dev.opswarden.engine.approval;

import dev.opswarden.engine.state.Draft;
import java.util.Optional;

/**
 * What a person wants to be sent.
 *
 * @param id a message id, or an unambiguous beginning of one
 * @param anyway whether a draft that went stale is sent all the same
 * @param editor what the text is edited with first, if at all
 * @param shown the draft as the person saw it, where that is known: another one by now is refused
 */
public record ApproveOrder(String id, boolean anyway, Optional<Editor> editor, Optional<Draft> shown) {}
