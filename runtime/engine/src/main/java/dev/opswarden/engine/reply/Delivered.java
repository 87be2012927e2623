package dev.opswarden.engine.reply;

import dev.opswarden.spi.ErrorKind;
import java.util.List;
import java.util.Optional;

/**
 * A reply that the hub has.
 *
 * @param replyId its id there
 * @param warnings what did not go as it should, in sentences for the operator
 * @param trouble what sort of trouble makes it more than a warning: a receipt that could not be written down
 */
public record Delivered(String replyId, List<String> warnings, Optional<ErrorKind> trouble) {

    /** Copies the warnings. */
    public Delivered {
        warnings = List.copyOf(warnings);
    }
}
