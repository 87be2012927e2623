package dev.opswarden.testkit;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ProgressNote;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A progress log in memory, whose answer a test may replace. */
public final class FakeProgressLog implements ProgressLog {

    private final Map<String, ProgressNote> notes = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private Future<Void> answer = Future.succeededFuture();

    /** What {@link #post} answers from now on; a note that fails is not kept. */
    public synchronized FakeProgressLog answering(Future<Void> replaced) {
        answer = replaced;
        return this;
    }

    /** From now on the note with this key is refused for good. */
    public synchronized FakeProgressLog refusing(String key) {
        refused.add(key);
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
        if (refused.contains(key)) {
            return Future.failedFuture(new WardenException(ErrorKind.REJECTED, "this note is refused"));
        }
        if (answer.succeeded()) {
            notes.putIfAbsent(key, note);
        }
        return answer;
    }
}
