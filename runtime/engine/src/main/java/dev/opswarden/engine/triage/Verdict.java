package dev.opswarden.engine.triage;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;

/**
 * What was decided about one message, and by whom.
 *
 * @param message the message
 * @param decided the decision
 * @param brain the id of the brain that decided; {@link #ENGINE} where none did
 * @param provisional whether it is an escalation that only came about because a brain failed
 */
public record Verdict(Message message, Triage.Decided decided, String brain, boolean provisional) {

    /** Who decides when no brain does. */
    public static final String ENGINE = "engine";
}
