package dev.opswarden.engine.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Who is sending a draft: a process, and which of its attempts. A process that is gone settles nothing any more, so
 * another one may (contract, section 5, item 5).
 *
 * @param pid the process
 * @param startedAt when it started, for a number is used again; {@link Instant#EPOCH} where the system does not tell
 * @param attempt which of its attempts, for a process may make several
 */
public record Owner(long pid, Instant startedAt, String attempt) {

    /** The system counts from a boot time that it rounds anew each time it is asked. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    /** Whether the attempt may still be under way. */
    public boolean isAtWork() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> hasStartedThen(startOf(handle)))
                .map(handle -> pid == ProcessHandle.current().pid() ? Attempt.isUnderWay(attempt) : !isZombie())
                .orElse(false);
    }

    static Owner thisProcess(String attempt) {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(self.pid(), startOf(self), attempt);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private boolean hasStartedThen(Instant start) {
        boolean unknown = start.equals(Instant.EPOCH) || startedAt.equals(Instant.EPOCH);
        return unknown || Duration.between(startedAt, start).abs().compareTo(ROUNDING) <= 0;
    }

    /** A process that ended and that nobody has asked about is listed still, and does nothing. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            int state = stat.lastIndexOf(')') + 2;
            return state < stat.length() && "ZX".indexOf(stat.charAt(state)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
