package dev.opswarden.spi;

import io.vertx.core.Future;
import org.pf4j.ExtensionPoint;

/** Where a tick leaves word of what it did. */
public interface ProgressLog extends ExtensionPoint {

    /** The id of the inbox source that this log belongs to. */
    String id();

    /**
     * Leaves a note at most once per key.
     *
     * @param note what to say
     * @param key the note's one key
     * @return completes when the other side has taken it
     */
    Future<Void> post(ProgressNote note, String key);
}
