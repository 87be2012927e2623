package dev.opswarden.cli;

import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.engine.text.LogText;
import dev.opswarden.spi.WardenException;

/** A failure that is part of an answer, in one line. */
final class FailureText {

    private FailureText() {}

    /** What it says, for one that an operator can act on; what it is, for a defect of ours or of a plugin. */
    static String of(Throwable failure) {
        return Secrets.hide(
                failure instanceof WardenException known
                        ? String.valueOf(known.getMessage())
                        : "a defect: " + LogText.of(failure.toString()));
    }
}
