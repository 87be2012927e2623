package dev.opswarden.engine.plugin;

import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an extension: every call runs where {@link Workers} say, with the plugin's class loader as context class
 * loader, and whatever the plugin throws becomes a failed future.
 *
 * <p>A limit is not set here: whoever calls knows how long he can wait.
 *
 * @param <T> the extension point
 */
final class Guard<T> {

    private final Workers workers;
    private final String plugin;
    private final String id;
    private final T extension;

    /**
     * Before one extension.
     *
     * @param id what it is called: asked once at loading, so that what it answers later changes nothing
     */
    Guard(Workers workers, String plugin, String id, T extension) {
        this.workers = workers;
        this.plugin = plugin;
        this.id = id;
        this.extension = extension;
    }

    String id() {
        return id;
    }

    @Override
    public String toString() {
        return plugin + ":" + id;
    }

    /** Calls a method, to be named where it answers nothing, or something else than a future. */
    <R> Future<R> ask(String method, Function<T, Future<R>> body) {
        return tell(method, body)
                .compose(answer -> answer == null
                        ? Future.failedFuture(defect("answered null in " + method + "()"))
                        : Future.succeededFuture(answer));
    }

    /** Calls a method that has nothing to answer. */
    <R> Future<R> tell(String method, Function<T, Future<R>> body) {
        return workers.run(() -> inContext(() -> call(method, body))).compose(answer -> answer);
    }

    private <R> Future<R> call(String method, Function<T, Future<R>> body) {
        Promise<R> promise = Promise.promise();
        try {
            @Nullable Future<R> answer = body.apply(extension);
            if (answer == null) {
                promise.fail(defect("returned null for a future in " + method + "()"));
            } else {
                answer.onComplete(done -> {
                    if (done.succeeded()) {
                        promise.complete(done.result());
                    } else {
                        promise.fail(contained(done.cause()));
                    }
                });
            }
        } catch (Throwable e) {
            // Also an Error: one method that is not there is no reason to end the run.
            promise.fail(contained(e));
        }
        return promise.future();
    }

    private WardenException defect(String what) {
        return new WardenException(ErrorKind.INTERNAL, "plugin " + plugin + " " + what);
    }

    /** An error of a plugin stays its own problem: what it says goes on without secrets, what it is does not. */
    private Throwable contained(Throwable thrown) {
        if (thrown instanceof Error) {
            return new WardenException(
                    ErrorKind.INTERNAL, "plugin " + plugin + " failed with " + RootCause.of(thrown), thrown);
        }
        String said;
        try {
            said = thrown.getMessage();
        } catch (RuntimeException | Error e) {
            return defect("failed with what cannot say what it is: "
                    + thrown.getClass().getName());
        }
        String safe = said == null ? null : Secrets.hide(said);
        if (safe == null || safe.equals(said)) {
            return thrown;
        }
        ErrorKind kind = thrown instanceof WardenException warden ? warden.kind() : ErrorKind.INTERNAL;
        return new WardenException(kind, safe, thrown);
    }

    private <R> R inContext(Callable<R> body) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(extension.getClass().getClassLoader());
        try {
            return body.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
