package dev.opswarden.engine.triage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides the triage limit among brains, so that one that hangs leaves a reserve to those behind it and the engine time
 * to write down what nobody decided.
 */
final class Shares {

    private static final double RESERVE_OF_EACH = 0.2;
    private static final double RESERVE_OF_ALL = 0.5;
    private static final double SLACK = 0.05;

    private Shares() {}

    /** Until when each of {@code brains} may be asked, counted from the start of the triage. */
    static List<Duration> of(Duration limit, int brains) {
        double usable = limit.toNanos() * (1 - SLACK);
        double reserve = Math.min(RESERVE_OF_EACH, brains > 1 ? RESERVE_OF_ALL / (brains - 1) : 0);
        List<Duration> shares = new ArrayList<>();
        for (int i = 0; i < brains; i++) {
            shares.add(Duration.ofNanos((long) (usable * (1 - reserve * (brains - 1 - i)))));
        }
        return shares;
    }
}
