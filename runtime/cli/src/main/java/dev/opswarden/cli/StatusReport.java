package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.SettingsLoader;
import dev.opswarden.engine.digest.DigestFiles;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.StateView;
import dev.opswarden.engine.state.WorkerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the worker is. Looking changes nothing, and a state directory that is not there is an empty one.
 *
 * @param now when it was looked at
 * @param disabledBy where the kill switch is set, if it is
 * @param interval how often a tick is to run
 * @param runs the ticks of the past
 * @param state what is remembered
 * @param digest the latest digest, if there is one
 * @param timer how the timer is
 * @param plugins the plugins, the brains, the rules
 */
record StatusReport(
        Instant now,
        Optional<String> disabledBy,
        Duration interval,
        RunHistory runs,
        WorkerState state,
        Optional<Path> digest,
        TimerProbe timer,
        PluginsLook plugins) {

    private static final int LATE = 3;

    /** Looks. */
    static StatusReport gather(Invocation invocation, Settings settings) {
        Instant now = invocation.clock().instant();
        WorkerState state = invocation.loadState(settings);
        StateView view = StateStore.readOnly(settings.stateDir());
        Path digest = new DigestFiles(view.directory()).latestPath();
        return new StatusReport(
                now,
                disabledBy(invocation),
                settings.interval(),
                RunHistory.read(view, now.minus(settings.interval().multipliedBy(LATE))),
                state,
                Files.isRegularFile(digest) ? Optional.of(digest) : Optional.empty(),
                TimerProbe.of(invocation.surroundings()),
                PluginsLook.at(invocation, settings));
    }

    /** Where the kill switch is set, if it is; also among settings that cannot be used. */
    static Optional<String> disabledBy(Invocation invocation) {
        return SettingsLoader.disabledBy(invocation.surroundings(), invocation.overrides());
    }

    boolean enabled() {
        return disabledBy.isEmpty();
    }

    /** A tick that completed before this is too long ago. */
    Instant late() {
        return now.minus(interval.multipliedBy(LATE));
    }
}
