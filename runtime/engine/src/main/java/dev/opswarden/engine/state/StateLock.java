package dev.opswarden.engine.state;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** {@code state.lock}: held while the state is read, changed and written, and never longer. */
final class StateLock {

    private static final long SHORTEST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 25_000_000;

    private final LockFile file;
    private final Duration wait;

    /**
     * A lock with a bound.
     *
     * @param file the file that is locked
     * @param wait how long another holder is waited for
     */
    StateLock(LockFile file, Duration wait) {
        this.file = file;
        this.wait = wait;
    }

    /**
     * Does something while nobody else changes the state.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE} if somebody else holds the lock for longer than the bound
     */
    <T> T whileHeld(Supplier<T> action) {
        LockFile.Held held = acquire();
        try {
            return action.get();
        } finally {
            held.close();
        }
    }

    private LockFile.Held acquire() {
        long deadline = System.nanoTime() + wait.toNanos();
        long pause = SHORTEST_PAUSE_NANOS;
        while (true) {
            Optional<LockFile.Held> held = tryAcquire();
            if (held.isPresent()) {
                return held.get();
            }
            if (System.nanoTime() - deadline >= 0) {
                throw busy();
            }
            LockSupport.parkNanos(pause);
            if (Thread.currentThread().isInterrupted()) {
                throw new WardenException(ErrorKind.STATE, "waiting for '" + file.file() + "' was interrupted");
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
        }
    }

    private Optional<LockFile.Held> tryAcquire() {
        try {
            return file.tryAcquire();
        } catch (IOException e) {
            throw new WardenException(ErrorKind.STATE, "'" + file.file() + "' cannot be locked: " + IoReason.of(e), e);
        }
    }

    private WardenException busy() {
        String who = file.holder().map(pid -> " (process " + pid + ")").orElse("");
        return new WardenException(
                ErrorKind.STATE,
                "another warden-runtime" + who + " holds '" + file.file() + "' for more than " + wait.toMillis()
                        + " ms; try again, or end that process if it hangs");
    }
}
