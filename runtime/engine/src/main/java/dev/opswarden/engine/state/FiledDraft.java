package dev.opswarden.engine.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.engine.json.Json;
import dev.opswarden.spi.MessageId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished draft as it stands in the file, taken apart when somebody asks for more of it. {@link DraftScan} has seen to
 * it that this can be done.
 */
final class FiledDraft implements KeptDraft {

    private final MessageId id;
    private final DraftStatus status;
    private final Instant createdAt;
    private final Instant closedAt;
    private final byte[] file;
    private final int from;
    private final int to;
    private @Nullable Draft draft;

    /**
     * A draft in a file.
     *
     * @param file all of the file
     * @param from where the draft's object begins
     * @param to where it ends
     */
    FiledDraft(MessageId id, DraftStatus status, Instant createdAt, Instant closedAt, byte[] file, int from, int to) {
        this.id = id;
        this.status = status;
        this.createdAt = createdAt;
        this.closedAt = closedAt;
        this.file = file;
        this.from = from;
        this.to = to;
    }

    @Override
    public MessageId id() {
        return id;
    }

    @Override
    public DraftStatus status() {
        return status;
    }

    @Override
    public Instant createdAt() {
        return createdAt;
    }

    @Override
    public Instant closedAt() {
        return closedAt;
    }

    @Override
    public boolean isFinished() {
        return true;
    }

    @Override
    public Draft draft() {
        Draft known = draft;
        if (known == null) {
            try {
                known = Json.read(new ByteArrayInputStream(file, from, to - from), json -> DraftJson.read(json, id))
                        .draft();
            } catch (IOException e) {
                throw new UncheckedIOException("a draft passed the scan and cannot be read", e);
            }
            draft = known;
        }
        return known;
    }

    /** As it stands: it has no field that this version does not know, and the generator makes the rest inert. */
    @Override
    public void writeTo(JsonGenerator json, Map<String, @Nullable Object> unknown) throws IOException {
        json.writeRawValue(new String(file, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof KeptDraft that && draft().equals(that.draft()));
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "FiledDraft[" + id + "]";
    }
}
