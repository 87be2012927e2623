package dev.opswarden.engine.state;

/** {@code tick.lock}, held by one tick for its whole run; a second one finds it taken and ends at once. */
public final class TickLock implements AutoCloseable {

    private final LockFile.Held held;

    TickLock(LockFile.Held held) {
        this.held = held;
    }

    /** Gives the lock back; again is harmless. It falls by itself when the process ends, however it does. */
    @Override
    public void close() {
        held.close();
    }
}
