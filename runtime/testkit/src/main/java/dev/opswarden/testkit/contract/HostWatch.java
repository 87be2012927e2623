package dev.opswarden.testkit.contract;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.opentest4j.AssertionFailedError;

/** A Vert.x as the host has it, and what a plugin must not do to it: close it, block it, or leave a thread behind. */
final class HostWatch {

    private static final Duration BEAT = Duration.ofMillis(50);

    /** Far more than a busy machine makes a thread wait for, and far less than a call that waits for its own loop. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final Duration LAST_MOMENTS = Duration.ofSeconds(5);

    /** Closing a Vert.x starts it, and it ends by itself a second later: not worth a second of each test. */
    private static final String OF_NETTY = "globalEventExecutor-";

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(8));
    private final AtomicLong lastBeat = new AtomicLong(System.nanoTime());
    private final AtomicLong longestPause = new AtomicLong();

    HostWatch() {
        vertx.setPeriodic(BEAT.toMillis(), timer -> beat());
    }

    Vertx vertx() {
        return vertx;
    }

    /** Ends the Vert.x, and says what the plugin did to it. */
    void end() {
        try {
            HostCall.await(vertx.timer(1).onSuccess(timer -> beat()));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionFailedError("P17: the host's Vert.x does not work any more", e);
        } finally {
            vertx.close().await();
        }
        if (longestPause.get() > LONGEST_PAUSE.toNanos()) {
            throw new AssertionFailedError("P17: the event loop was blocked for "
                    + Duration.ofNanos(longestPause.get()).toMillis() + " ms");
        }
        List<String> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && keepsTheProcess(thread))
                .map(Thread::getName)
                .sorted()
                .toList();
        if (!left.isEmpty()) {
            throw new AssertionFailedError("P18: threads that keep the process alive: " + left);
        }
    }

    private void beat() {
        long now = System.nanoTime();
        long pause = now - lastBeat.getAndSet(now);
        longestPause.accumulateAndGet(pause, Math::max);
    }

    private static boolean keepsTheProcess(Thread thread) {
        if (thread.isDaemon()
                || thread.getName().startsWith("junit-")
                || thread.getName().startsWith(OF_NETTY)) {
            return false;
        }
        try {
            thread.join(LAST_MOMENTS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return thread.isAlive();
    }
}
