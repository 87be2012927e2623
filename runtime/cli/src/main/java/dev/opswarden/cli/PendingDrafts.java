package dev.opswarden.cli;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The replies that wait for a person, by how soon they are wanted and since when they wait.
 *
 * @param byPriority how many of each priority, none left out
 * @param oldest when the oldest was drafted
 */
record PendingDrafts(Map<Priority, Integer> byPriority, Optional<Instant> oldest) {

    static PendingDrafts in(WorkerState state) {
        Map<Priority, Integer> byPriority = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            byPriority.put(priority, 0);
        }
        Instant oldest = null;
        for (Draft draft : state.unfinished()) {
            if (draft.status().isPending()) {
                byPriority.merge(draft.priority(), 1, Integer::sum);
                oldest = oldest == null || draft.createdAt().isBefore(oldest) ? draft.createdAt() : oldest;
            }
        }
        return new PendingDrafts(byPriority, Optional.ofNullable(oldest));
    }

    /** Such as {@code 1 urgent, 2 high}: those that are wanted sooner than usual, the most urgent first; may be empty. */
    String pressing() {
        List<String> parts = new ArrayList<>();
        for (Priority priority : List.of(Priority.URGENT, Priority.HIGH)) {
            int count = byPriority.getOrDefault(priority, 0);
            if (count > 0) {
                parts.add(count + " " + priority.label());
            }
        }
        return String.join(", ", parts);
    }
}
