package dev.opswarden.engine.plugin;

import dev.opswarden.engine.limit.Durations;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How long loading may take, for one plugin and for all. Each is loaded on a thread of its own: one that hangs keeps that,
 * and the others are loaded.
 */
final class LoadLimit {

    private static final Duration ONE = Duration.ofSeconds(3);
    private static final Duration ALL = Duration.ofSeconds(6);
    private static final Duration AT_LEAST = Duration.ofMillis(500);

    private final long start = System.nanoTime();

    /**
     * Runs the code of a plugin that is being loaded.
     *
     * @param plugin its id
     * @param body what to run
     * @return its result
     * @throws Throwable whatever the body throws, or what tells that it did not end in time and where it was
     */
    <T> T run(String plugin, Callable<T> body) throws Throwable {
        FutureTask<Outcome<T>> task = new FutureTask<>(() -> outcome(body));
        Thread thread = new Thread(task, "loading " + plugin);
        thread.setDaemon(true);
        thread.start();
        Duration limit = limit();
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS).result();
        } catch (TimeoutException e) {
            String where = where(thread);
            thread.interrupt();
            throw PluginManifest.bad("loading it did not end within " + Durations.text(limit) + where);
        }
    }

    /**
     * What came of it. The task is not to see what was thrown: it would ask that for a description, which is a plugin's
     * code as well.
     */
    private record Outcome<T>(
            @Nullable T returned, @Nullable Throwable thrown) {

        @SuppressWarnings("NullAway") // One of the two is there; what a body returns is its own matter.
        T result() throws Throwable {
            if (thrown != null) {
                throw thrown;
            }
            return returned;
        }
    }

    private static <T> Outcome<T> outcome(Callable<T> body) {
        try {
            return new Outcome<>(body.call(), null);
        } catch (Throwable e) {
            return new Outcome<>(null, e);
        }
    }

    /** Who comes after several that hang still has time for a constructor that does no work. */
    private Duration limit() {
        Duration left = ALL.minusNanos(System.nanoTime() - start);
        Duration limit = left.compareTo(ONE) < 0 ? left : ONE;
        return limit.compareTo(AT_LEAST) < 0 ? AT_LEAST : limit;
    }

    private static String where(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            String name = frame.getClassName();
            if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
                return "; it was in " + name + "." + frame.getMethodName() + "()";
            }
        }
        return "";
    }
}
