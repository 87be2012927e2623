package dev.opswarden.cli;

import dev.opswarden.engine.limit.Durations;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for blocking work on a thread of its own, and leaves it behind when it takes too long. */
final class Patience {

    private Patience() {}

    /**
     * Runs something and waits for it.
     *
     * @param what the subject of the message when time runs out
     * @param limit how long
     * @param body what to run
     * @return its result
     * @throws WardenException of kind {@link ErrorKind#TIMEOUT} past the limit, or whatever the body failed with
     */
    static <T> T waitFor(String what, Duration limit, Callable<T> body) {
        FutureTask<T> task = new FutureTask<>(body);
        Thread thread = new Thread(task, what);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof WardenException known) {
                throw known;
            }
            throw new WardenException(ErrorKind.INTERNAL, FailureText.of(cause), cause);
        } catch (TimeoutException e) {
            throw new WardenException(ErrorKind.TIMEOUT, what + ": timeout after " + Durations.text(limit), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
