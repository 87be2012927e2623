package dev.opswarden.engine.limit;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Closes what a run has opened, all at once; what does not come back is left behind when the process ends. */
public final class Closing {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final List<Future<Void>> closing = new ArrayList<>();

    /**
     * Begins to close something.
     *
     * @param what the subject when time runs out
     * @param body closes it
     */
    public Closing of(String what, Supplier<Future<Void>> body) {
        closing.add(Limit.run("closing " + what, LIMIT, body));
        return this;
    }

    /** Completes when all is closed or left behind; never fails. */
    public Future<Void> done() {
        return Future.join(closing).transform(ended -> Future.succeededFuture());
    }
}
