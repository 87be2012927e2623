package dev.opswarden.cli;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM for what runs until somebody ends it: it is closed in order, and the process ends with 0, for it
 * did what it was asked.
 *
 * <p>Java runs a shutdown hook for a signal and for {@code System.exit} alike; closing this first tells them apart.
 */
final class StopSignal implements AutoCloseable {

    /** More than the closing takes; past it the process ends with the signal's own status, 130 or 143. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Promise<Void> given = Promise.promise();
    private final CountDownLatch obeyed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::endInOrder, "stop-signal");

    private StopSignal() {}

    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Completes when the signal comes. */
    Future<Void> given() {
        return given.future();
    }

    /** All is closed; once the signal is given, the process ends here. */
    void obeyed() {
        obeyed.countDown();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal is here already: the hook ends the process.
        }
    }

    private void endInOrder() {
        given.tryComplete();
        try {
            if (obeyed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(ExitCode.DONE.status());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
