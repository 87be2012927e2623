package dev.opswarden.engine.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.spi.MessageId;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A draft as the state keeps it. Of ten thousand nearly all are finished, and a run wants to know no more of them than
 * what is here: to take them all apart would take it longer than all the rest. Two are equal if their drafts are.
 */
sealed interface KeptDraft permits WholeDraft, FiledDraft {

    MessageId id();

    DraftStatus status();

    Instant createdAt();

    /** Whether nothing is left to be done: it is closed, and no read mark is owed. */
    boolean isFinished();

    /** When it was closed; when it was decided, where that is not known. */
    Instant closedAt();

    /** All of it. */
    Draft draft();

    /**
     * Writes it as the value of its field.
     *
     * @param json where to
     * @param unknown the fields of it that this version does not know
     */
    void writeTo(JsonGenerator json, Map<String, @Nullable Object> unknown) throws IOException;

    /** In the order in which drafts are kept: oldest first. */
    static int compareAge(KeptDraft one, KeptDraft other) {
        int byTime = one.createdAt().compareTo(other.createdAt());
        return byTime != 0 ? byTime : one.id().compareTo(other.id());
    }
}
