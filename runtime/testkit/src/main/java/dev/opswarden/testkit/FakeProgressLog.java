package dev.opswarden.testkit;

import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ProgressNote;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;

/** A progress log in memory, whose answer a test may replace. */
public final class FakeProgressLog implements ProgressLog {

    private final Map<String, ProgressNote> notes = new LinkedHashMap<>();
    private Future<Void> answer = Future.succeededFuture();

    /** What {@link #post} answers from now on; a note that fails is not kept. */
    public synchronized FakeProgressLog answering(Future<Void> replaced) {
        answer = replaced;
        return this;
    }

    /** The notes that were taken, by key. */
    public synchronized Map<String, ProgressNote> notes() {
        return Map.copyOf(notes);
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public synchronized Future<Void> post(ProgressNote note, String key) {
        if (answer.succeeded()) {
            notes.putIfAbsent(key, note);
        }
        return answer;
    }
}
