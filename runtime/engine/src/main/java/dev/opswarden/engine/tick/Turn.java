package dev.opswarden.engine.tick;

import java.util.ArrayList;
import java.util.List;

/**
 * Picks those whose turn it is, where there are more than one tick may ask about: each tick begins where the one before
 * it ended. Told by the time alone, for nothing of it is worth being stored.
 */
final class Turn {

    private Turn() {}

    static <T> List<T> of(List<T> all, int most, TickContext context) {
        if (all.size() <= most) {
            return all;
        }
        long tick = context.clock().millis()
                / Math.max(1, context.settings().interval().toMillis());
        int start = (int) Math.floorMod(tick * most, (long) all.size());
        List<T> turned = new ArrayList<>(all.subList(start, all.size()));
        turned.addAll(all.subList(0, start));
        return turned.subList(0, Math.max(0, most));
    }
}
