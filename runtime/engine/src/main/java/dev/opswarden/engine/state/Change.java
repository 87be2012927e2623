package dev.opswarden.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a change comes to: the state after it, what the audit log says of it, what the operator should hear.
 *
 * @param state the state afterwards
 * @param events what happened to drafts, in order
 * @param warnings sentences for the report
 */
public record Change(WorkerState state, List<AuditEvent> events, List<String> warnings) {

    /** Copies the lists. */
    public Change {
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }

    /** A change to this state that nobody needs to hear of. */
    public static Change to(WorkerState state) {
        return new Change(state, List.of(), List.of());
    }

    /** This change and another one after it. */
    public Change then(Function<WorkerState, Change> next) {
        Change after = next.apply(state);
        return new Change(after.state, joined(events, after.events), joined(warnings, after.warnings));
    }

    /** The same change, with these lines for the audit log after those it has. */
    public Change withEvents(List<AuditEvent> more) {
        return new Change(state, joined(events, more), warnings);
    }

    /** The same change, with these warnings after those it has. */
    public Change withWarnings(List<String> more) {
        return new Change(state, events, joined(warnings, more));
    }

    static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
