package dev.opswarden.engine.tick;

import dev.opswarden.engine.text.Counted;
import java.util.List;

/**
 * What the store stage did.
 *
 * @param decisions how many decisions were stored
 * @param replies how many of them are drafted replies
 * @param pending how many replies wait for a person now
 * @param forgotten how many closed decisions were old enough to go
 * @param warnings what the operator should know of the state
 */
record Stored(int decisions, int replies, int pending, int forgotten, List<String> warnings) {

    String summary() {
        return decisions + " stored, " + Counted.of(pending, "draft") + " pending"
                + (forgotten == 0 ? "" : ", " + forgotten + " old ones forgotten");
    }
}
