package dev.opswarden.engine.state;

import java.util.List;

/**
 * What an update left behind.
 *
 * @param state the state as it is on disk now
 * @param written whether the file was written; not if nothing changed
 * @param warnings sentences for the report: a damaged file that was set aside, a note that was dropped
 */
public record Updated(WorkerState state, boolean written, List<String> warnings) {

    /** Copies the warnings. */
    public Updated {
        warnings = List.copyOf(warnings);
    }
}
