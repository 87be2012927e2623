package dev.opswarden.testkit.contract;

import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** Calls an extension as the host does: on a worker thread, with the plugin's class loader as context class loader. */
final class HostCall {

    private static final int LIMIT_SECONDS = 30;

    private HostCall() {}

    /** What the call answers; it throws the failure that an operator can act on, and nothing else is a failure. */
    static <T> T answer(Vertx vertx, Object extension, Callable<@Nullable Future<T>> call) {
        T answer = await(started(vertx, extension, call));
        if (answer == null) {
            throw new AssertionFailedError("P11: the future was completed with null");
        }
        return answer;
    }

    /** Waits for the end of a call that has no answer. */
    static void done(Vertx vertx, Object extension, Callable<@Nullable Future<Void>> call) {
        await(started(vertx, extension, call));
    }

    /** A call under way. */
    static <T> Future<T> started(Vertx vertx, Object extension, Callable<@Nullable Future<T>> call) {
        return vertx.executeBlocking(
                        () -> {
                            Thread thread = Thread.currentThread();
                            ClassLoader before = thread.getContextClassLoader();
                            thread.setContextClassLoader(extension.getClass().getClassLoader());
                            try {
                                return notNull(call.call());
                            } finally {
                                thread.setContextClassLoader(before);
                            }
                        },
                        false)
                .compose(future -> future);
    }

    static <T> @Nullable T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof WardenException told) {
                throw told;
            }
            if (cause instanceof AssertionError failed) {
                throw failed;
            }
            throw new AssertionFailedError("P14: no WardenException, and so reported as a defect: " + cause, cause);
        } catch (TimeoutException e) {
            throw new AssertionFailedError("P11: no answer within " + LIMIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError("interrupted", e);
        }
    }

    private static <T> Future<T> notNull(@Nullable Future<T> future) {
        if (future == null) {
            throw new AssertionFailedError("P11: null was returned for a future");
        }
        return future;
    }
}
