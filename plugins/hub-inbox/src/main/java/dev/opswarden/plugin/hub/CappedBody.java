package dev.opswarden.plugin.hub;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a number of bytes, and says so when there are more: the web client itself has no limit. */
final class CappedBody implements BodyStream<Buffer> {

    private final int max;
    private final Consumer<Buffer> whenFull;
    private final Promise<Buffer> result = Promise.promise();
    private final Buffer read = Buffer.buffer();
    private boolean cut;

    /**
     * A body.
     *
     * @param max how many bytes are kept
     * @param whenFull takes what was read, once, when more arrive; the connection should be reset, or the rest is read for nothing
     */
    CappedBody(int max, Consumer<Buffer> whenFull) {
        this.max = max;
        this.whenFull = whenFull;
    }

    @Override
    public Future<Void> write(Buffer data) {
        if (cut) {
            return Future.succeededFuture();
        }
        int room = max - read.length();
        if (data.length() > room) {
            cut = true;
            read.appendBuffer(data, 0, room);
            whenFull.accept(read);
        } else {
            read.appendBuffer(data);
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> end() {
        result.tryComplete(read);
        return Future.succeededFuture();
    }

    @Override
    public void handle(Throwable failure) {
        result.tryFail(failure);
    }

    @Override
    public Future<Buffer> result() {
        return result.future();
    }

    @Override
    public CappedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public CappedBody setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public CappedBody drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }
}
