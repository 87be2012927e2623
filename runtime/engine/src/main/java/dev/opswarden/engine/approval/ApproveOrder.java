package dev.opswarden.engine.approval;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.spi.Reply;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a person wants to be sent.
 *
 * @param id a message id, or an unambiguous beginning of one
 * @param anyway whether a draft that went stale is sent all the same
 * @param editor what the text is edited with first, if at all
 * @param shown the draft as the person saw it, where that is known: another one by now is refused
 * @param preview is given the reply just as it goes out, before anything of it does; if it throws, nothing is sent
 */
public record ApproveOrder(
        String id, boolean anyway, Optional<Editor> editor, Optional<Draft> shown, Consumer<Reply> preview) {}
