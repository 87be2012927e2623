package dev.opswarden.testkit;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.Notifier;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A notifier that keeps what it is told. */
public final class FakeNotifier implements Notifier {

    private final List<Digest> told = new CopyOnWriteArrayList<>();
    private volatile Future<Outcome> answer = Future.succeededFuture(new Outcome.Shown());

    /** What {@link #notify} answers from now on. */
    public FakeNotifier answering(Future<Outcome> replaced) {
        answer = replaced;
        return this;
    }

    /** The digests that it was told of. */
    public List<Digest> told() {
        return told;
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public Future<Outcome> notify(Digest digest) {
        told.add(digest);
        return answer;
    }
}
