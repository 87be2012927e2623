package dev.opswarden.engine.state;

import java.util.List;

/**
 * The state as it was read.
 *
 * @param state the state; empty where there was none, or where it could not be read
 * @param warnings what the operator must hear of it: a damaged file
 */
public record Loaded(WorkerState state, List<String> warnings) {

    /** Copies the warnings. */
    public Loaded {
        warnings = List.copyOf(warnings);
    }
}
