package dev.opswarden.engine.state;

import dev.opswarden.engine.json.JsonBody;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The state directory, open for changes. Several processes may have it open: every change is read, made and written
 * under one lock, and nothing here holds that lock while something else is waited for.
 */
public final class StateStore implements Ledger {

    /** Less than the limit of the tick's {@code store} stage, so that the lock is what is named and not the limit. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(4);

    /** No write takes this long: what is older was left by a run that was killed. */
    private static final Duration STALE = Duration.ofHours(1);

    private final StateDirectory directory;
    private final Clock clock;
    private final LockFile tickLock;
    private final StateLock stateLock;
    private final StateFile drafts;
    private final AuditLog audit;
    private final TickHistory ticks;

    private StateStore(StateDirectory directory, Clock clock, LockFile tickLock, StateLock stateLock) {
        this.directory = directory;
        this.clock = clock;
        this.tickLock = tickLock;
        this.stateLock = stateLock;
        this.drafts = new StateFile(directory.drafts());
        this.audit = new AuditLog(directory.audit());
        this.ticks = new TickHistory(directory.ticks());
    }

    /**
     * Opens a state directory, creating it with mode 0700 where it is missing, and sees that it can be written.
     *
     * @param path the directory; parents that are missing are created
     * @param clock the time, for the name of a damaged file
     * @throws WardenException of kind {@link ErrorKind#STATE} if it cannot be written
     */
    public static StateStore open(Path path, Clock clock) {
        return open(path, clock, LOCK_WAIT);
    }

    static StateStore open(Path path, Clock clock, Duration lockWait) {
        StateDirectory directory = DirectoryOpening.open(path);
        LockFile tickLock = new LockFile(directory.tickLock());
        LockFile stateLock = new LockFile(directory.stateLock());
        try {
            if (!Files.isWritable(directory.path())) {
                throw new IOException("it is read-only, or not ours to write");
            }
            tickLock.prepare();
            stateLock.prepare();
            AtomicFile.cleanUp(directory.path(), clock.instant().minus(STALE));
            if (Files.isDirectory(directory.digests())) {
                AtomicFile.cleanUp(directory.digests(), clock.instant().minus(STALE));
            }
        } catch (IOException e) {
            throw DirectoryOpening.unusable(directory.path(), IoReason.of(e), e);
        }
        return new StateStore(directory, clock, tickLock, new StateLock(stateLock, lockWait));
    }

    /**
     * A state directory for looking only; it need not exist.
     *
     * @param path the directory
     */
    public static StateView readOnly(Path path) {
        return new StateView(new StateDirectory(path.toAbsolutePath()));
    }

    /** Where the files lie. */
    public StateDirectory directory() {
        return directory;
    }

    /**
     * Takes the lock of the tick, if no other tick has it.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE} if the lock file cannot be used
     */
    public Optional<TickLock> tryTickLock() {
        try {
            return tickLock.tryAcquire().map(TickLock::new);
        } catch (IOException e) {
            throw DirectoryOpening.unusable(directory.path(), IoReason.of(e), e);
        }
    }

    /** The process whose tick holds the lock, as far as it left word; for the message of one that found it taken. */
    public Optional<Long> tickHolder() {
        return tickLock.holder();
    }

    /**
     * The state as it is. A damaged file is set aside first.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE} if it cannot be read, or is of a newer schema
     */
    @Override
    public Loaded read() {
        // A rename shows whole files only: no lock is needed to read one.
        return drafts.load() instanceof StateFile.Found.Good good
                ? new Loaded(good.state(), List.of())
                : stateLock.whileHeld(this::readHeld);
    }

    /**
     * Changes the state: read, changed and written under the lock; then the audit log. Nothing is written if nothing
     * changed.
     *
     * @param change from the state as it is to the state as it shall be; quick, and without a call to this store
     * @return the state afterwards, with warnings
     * @throws WardenException of kind {@link ErrorKind#STATE} if another process holds the lock for too long, or the
     *     state cannot be read or written; it is then as it was
     */
    @Override
    public Updated update(Function<WorkerState, Change> change) {
        return stateLock.whileHeld(() -> {
            Loaded loaded = readHeld();
            Change changed = change.apply(loaded.state());
            boolean differs = !changed.state().equals(loaded.state());
            if (differs) {
                drafts.save(changed.state());
            }
            List<String> warnings = new ArrayList<>(loaded.warnings());
            warnings.addAll(changed.warnings());
            logEvents(changed.events(), warnings);
            return new Updated(changed.state(), differs, warnings);
        });
    }

    /**
     * The key of this installation, made when it is first asked for.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE} if it cannot be read or made
     */
    public byte[] installationKey() {
        return InstallationKey.of(directory.key(), stateLock);
    }

    /**
     * Adds a report to the history. To be called under the tick lock.
     *
     * @param report the report; kept as it is, but for very long lists
     * @throws WardenException of kind {@link ErrorKind#STATE} if it cannot be written
     */
    public void addTick(JsonBody report) {
        ticks.append(report);
    }

    private Loaded readHeld() {
        StateFile.Found found = drafts.load();
        if (found instanceof StateFile.Found.Good good) {
            return new Loaded(good.state(), List.of());
        }
        String why = ((StateFile.Found.Damaged) found).why();
        return new Loaded(WorkerState.empty(), List.of(SetAside.keep(directory, why, clock.instant())));
    }

    /** The state is written first, so that the log never tells of what did not happen; a gap in it is said. */
    private void logEvents(List<AuditEvent> events, List<String> warnings) {
        try {
            audit.append(events);
        } catch (WardenException e) {
            warnings.add(events.size() + " lines are missing in the audit log: " + e.getMessage());
        }
    }
}
