package dev.opswarden.engine.state;

import java.util.function.Function;

/** The drafts, to be read and changed: what those who act on drafts need of the state. */
public interface Ledger {

    /**
     * The state as it is.
     *
     * @throws dev.opswarden.spi.WardenException of kind {@code STATE} if it cannot be read
     */
    Loaded read();

    /**
     * Changes the state: read, changed and written under the lock; then the audit log.
     *
     * @param change from the state as it is to the state as it shall be; quick, without a call to this ledger or to
     *     anybody else. What it throws comes out, and nothing is written
     * @throws dev.opswarden.spi.WardenException of kind {@code STATE} if the state cannot be read or written; it is
     *     then as it was
     */
    Updated update(Function<WorkerState, Change> change);
}
