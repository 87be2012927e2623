package dev.opswarden.engine.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state for those who only look: nothing is created, renamed or locked, and nothing being there is no fault. */
public final class StateView {

    private final StateDirectory directory;
    private final StateFile drafts;
    private final TickHistory ticks;

    StateView(StateDirectory directory) {
        this.directory = directory;
        this.drafts = new StateFile(directory.drafts());
        this.ticks = new TickHistory(directory.ticks());
    }

    /** Where the files lie. */
    public StateDirectory directory() {
        return directory;
    }

    /**
     * The state as it is at this moment; with a warning for a damaged file, also for one that was set aside earlier and
     * still lies there.
     *
     * @throws dev.opswarden.spi.WardenException of kind {@code STATE} if it cannot be read or is of a newer schema
     */
    public Loaded read() {
        List<String> warnings = new ArrayList<>();
        StateFile.Found found = drafts.load();
        WorkerState state = WorkerState.empty();
        if (found instanceof StateFile.Found.Good good) {
            state = good.state();
        } else if (found instanceof StateFile.Found.Damaged damaged) {
            warnings.add("'" + directory.drafts() + "' is damaged: " + damaged.why()
                    + "; the next tick sets it aside and starts anew. " + SetAside.WHAT_NOW);
        }
        for (Path aside : directory.damagedFiles()) {
            warnings.add(
                    "a damaged state file was set aside as '" + aside + "'; take from it what you need and remove it");
        }
        return new Loaded(state, warnings);
    }

    /** The audit log. */
    public AuditTrail audit() {
        return new AuditTrail(directory.audit());
    }

    /**
     * The reports of the last ticks, newest first.
     *
     * @param most how many at most
     */
    public List<Map<String, @Nullable Object>> recentTicks(int most) {
        return ticks.recent(most);
    }
}
