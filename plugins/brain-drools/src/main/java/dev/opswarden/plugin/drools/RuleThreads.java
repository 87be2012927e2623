package dev.opswarden.plugin.drools;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Threads that rules run on. Java cannot stop a thread: one that does not come back in time is left behind, and being a
 * daemon it does not keep the process.
 */
final class RuleThreads {

    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), new Daemons());

    private static final class Daemons implements ThreadFactory {

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, "rules");
            thread.setDaemon(true);
            // Drools finds its parts by it.
            thread.setContextClassLoader(RuleThreads.class.getClassLoader());
            return thread;
        }
    }

    /** Work that tells which thread it runs on. */
    private record Work<T>(AtomicReference<Thread> running, Supplier<T> work) implements Callable<T> {

        @Override
        public T call() {
            running.set(Thread.currentThread());
            return work.get();
        }
    }

    /**
     * Runs something and waits for it.
     *
     * @param work what to run; whatever it throws is thrown here
     * @param limit how long to wait
     * @param stuck given the thread that is left behind, while it still runs
     * @return the result; nothing if it did not come back
     */
    <T> Optional<T> run(Supplier<T> work, Duration limit, Consumer<Thread> stuck) {
        AtomicReference<Thread> running = new AtomicReference<>();
        Future<T> result = pool.submit(new Work<>(running, work));
        try {
            return Optional.of(result.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            Thread thread = running.get();
            if (thread != null) {
                stuck.accept(thread);
            }
            // Some library code listens to it, and a thread that ends after all is a thread less.
            result.cancel(true);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules ran", e);
        }
    }
}
