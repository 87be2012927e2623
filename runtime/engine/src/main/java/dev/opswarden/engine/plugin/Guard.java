package dev.opswarden.engine.plugin;

import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an extension: every call runs where {@link Workers} say, with the plugin's class loader as context class
 * loader, and whatever the plugin throws becomes a failed future.
 *
 * <p>A limit is not set here: whoever calls knows how long he can wait.
 */
final class Guard implements InvocationHandler {

    private final Workers workers;
    private final String plugin;
    private final String id;
    private final Object extension;

    private Guard(Workers workers, String plugin, String id, Object extension) {
        this.workers = workers;
        this.plugin = plugin;
        this.id = id;
        this.extension = extension;
    }

    /** The extension as the host sees it. */
    static <T> T around(Workers workers, String plugin, String id, Class<T> point, Object extension) {
        return point.cast(Proxy.newProxyInstance(
                point.getClassLoader(), new Class<?>[] {point}, new Guard(workers, plugin, id, extension)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getReturnType() == Future.class) {
            return onWorker(method, arguments);
        }
        return switch (method.getName()) {
            // Asked once at loading: what a plugin answers later must not change what it is called.
            case "id" -> id;
            case "toString" -> plugin + ":" + id;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            default -> method.invoke(extension, arguments);
        };
    }

    private Future<Object> onWorker(Method method, Object @Nullable [] arguments) {
        return workers.run(() -> inContext(() -> call(method, arguments)))
                .compose(answer -> answer)
                .compose(answer -> answer == null
                                && method.getGenericReturnType().getTypeName().endsWith("<java.lang.Void>")
                        ? Future.succeededFuture()
                        : notNull(answer, method));
    }

    private Future<Object> call(Method method, Object @Nullable [] arguments) {
        Promise<Object> promise = Promise.promise();
        try {
            Object answer = method.invoke(extension, arguments);
            if (answer instanceof Future<?> future) {
                future.onComplete(done -> {
                    if (done.succeeded()) {
                        promise.complete(done.result());
                    } else {
                        promise.fail(contained(done.cause()));
                    }
                });
            } else {
                promise.fail(defect("returned null for a future", method));
            }
        } catch (InvocationTargetException e) {
            promise.fail(contained(e.getTargetException()));
        } catch (ReflectiveOperationException e) {
            promise.fail(e);
        }
        return promise.future();
    }

    private Future<Object> notNull(@Nullable Object answer, Method method) {
        return answer == null ? Future.failedFuture(defect("answered null", method)) : Future.succeededFuture(answer);
    }

    private WardenException defect(String what, Method method) {
        return defect(what + " in " + method.getName() + "()");
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

    private <T> T inContext(Callable<T> body) throws Exception {
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
