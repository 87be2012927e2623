package dev.opswarden.engine.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.spi.MessageId;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A draft that was made, changed or taken apart in this run.
 *
 * @param draft the draft
 */
record WholeDraft(Draft draft) implements KeptDraft {

    @Override
    public MessageId id() {
        return draft.messageId();
    }

    @Override
    public DraftStatus status() {
        return draft.status();
    }

    @Override
    public Instant createdAt() {
        return draft.createdAt();
    }

    @Override
    public Instant closedAt() {
        return draft.closedAt().orElse(draft.createdAt());
    }

    @Override
    public boolean isFinished() {
        return draft.status().isClosed() && !draft.handling().readOwed();
    }

    @Override
    public void writeTo(JsonGenerator json, Map<String, @Nullable Object> unknown) throws IOException {
        DraftJson.write(json, draft, unknown);
    }

    /**
     * Written out, since one that is still in the file can be the same. What usually differs is looked at first: what Java
     * puts together to compare drafts takes a short run longer than all of its comparisons.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof KeptDraft that
                        && status() == that.status()
                        && isFinished() == that.isFinished()
                        && draft.equals(that.draft()));
    }

    @Override
    public int hashCode() {
        return draft.messageId().hashCode();
    }
}
