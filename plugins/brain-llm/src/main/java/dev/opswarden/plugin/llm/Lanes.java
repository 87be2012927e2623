package dev.opswarden.plugin.llm;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets two messages at a time to the model. The very first goes alone: it finds out what the endpoint takes, and whether
 * anybody is there at all.
 */
final class Lanes {

    private static final int MOST = 2;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int most = 1;
    private int busy;

    /** Does some work when its turn comes; what it throws is a failure. */
    <T> Future<T> run(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        enter(() -> begin(work).onComplete(done -> {
            // First, so that whoever is told may come again at once.
            leave();
            if (done.succeeded()) {
                promise.complete(done.result());
            } else {
                promise.fail(done.cause());
            }
        }));
        return promise.future();
    }

    private static <T> Future<T> begin(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void enter(Runnable task) {
        synchronized (this) {
            if (busy >= most) {
                waiting.addLast(task);
                return;
            }
            busy++;
        }
        task.run();
    }

    private void leave() {
        Deque<Runnable> next = new ArrayDeque<>();
        synchronized (this) {
            busy--;
            most = MOST;
            while (busy < most && !waiting.isEmpty()) {
                busy++;
                next.addLast(waiting.removeFirst());
            }
        }
        next.forEach(Runnable::run);
    }
}
