package dev.opswarden.cli;

import dev.opswarden.engine.plugin.ExitingPlugin;
import dev.opswarden.engine.tick.Interruption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What SIGTERM means while a tick runs: what is decided is stored, nothing new is begun, and the process ends with 143.
 *
 * <p>Java runs a shutdown hook for a signal and for {@code System.exit} alike; closing this first tells them apart.
 */
final class Termination {

    /** What systemd and a person wait for at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int STATUS = 143;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private Termination(Interruption interruption) {
        this.hook = new Thread(() -> endInOrder(interruption), "termination");
    }

    static Termination during(Interruption interruption) {
        Termination termination = new Termination(interruption);
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /** The tick is over: its state is on disk, and its report is told. */
    void ended() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal is here already: the hook ends the process.
        }
    }

    private void endInOrder(Interruption interruption) {
        Optional<String> plugin = ExitingPlugin.id();
        plugin.ifPresent(id -> System.err.println("warden-runtime: plugin '" + id
                + "' ends the process; switch it off with 'warden-runtime plugins disable " + id + "'"));
        interruption.request(plugin.map(id -> "ended by plugin '" + id + "'").orElse("stopped by SIGTERM")
                + "; what was decided is stored");
        try {
            if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("warden-runtime: the tick did not end in time and is abandoned");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(plugin.isPresent() ? ExitCode.DEFECT.status() : STATUS);
    }
}
