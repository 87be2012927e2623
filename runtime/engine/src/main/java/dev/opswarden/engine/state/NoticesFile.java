package dev.opswarden.engine.state;

import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.engine.state.Notices.Notice;
import dev.opswarden.spi.Rfc3339;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code notices.json}: what the operator was told of. Written under the tick lock, and only when it changes. It is worth
 * no fault: what cannot be read is nothing, and the worst that comes of it is being told twice.
 */
public final class NoticesFile {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_TROUBLES = 100;

    private final Path file;

    /** The one of this state directory. */
    public NoticesFile(StateDirectory directory) {
        this.file = directory.notices();
    }

    /** What it holds; nothing if it is missing or damaged. Blocking. */
    public Notices read() {
        // Asked for first: at nearly every tick nothing is wrong, and an exception costs more than the question.
        if (!Files.exists(file)) {
            return Notices.NONE;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return JsonTree.parseObject(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8))
                    .map(NoticesFile::notices)
                    .orElse(Notices.NONE);
        } catch (NoSuchFileException e) {
            return Notices.NONE;
        } catch (IOException e) {
            return Notices.NONE;
        }
    }

    /**
     * Writes it, whole or not at all. Blocking.
     *
     * @throws WardenException of kind {@code STATE} if it cannot be written
     */
    public void write(Notices notices) {
        List<Map<String, Object>> troubles = new ArrayList<>();
        for (Notice notice : notices.troubles()
                .subList(0, Math.min(MOST_TROUBLES, notices.troubles().size()))) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("key", notice.key());
            fields.put("text", notice.text());
            fields.put("over", notice.over());
            fields.put("since", Rfc3339.text(notice.since()));
            fields.put("told", notice.told());
            fields.put("ended", notice.ended());
            troubles.add(fields);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", 1);
        document.put("troubles", troubles);
        notices.heldSince().ifPresent(since -> document.put("held_since", Rfc3339.text(since)));
        AtomicFile.write(file, out -> Json.writePretty(out, Json.of(document)));
    }

    private static Notices notices(Map<String, @Nullable Object> document) {
        List<Notice> troubles = new ArrayList<>();
        if (document.get("troubles") instanceof List<?> entries) {
            for (Object entry : entries) {
                notice(entry).ifPresent(troubles::add);
            }
        }
        return new Notices(troubles, time(document.get("held_since")));
    }

    private static Optional<Notice> notice(@Nullable Object entry) {
        if (entry instanceof Map<?, ?> fields
                && fields.get("key") instanceof String key
                && fields.get("text") instanceof String text
                && fields.get("over") instanceof String over) {
            return time(fields.get("since"))
                    .map(since -> new Notice(
                            key,
                            text,
                            over,
                            since,
                            Boolean.TRUE.equals(fields.get("told")),
                            Boolean.TRUE.equals(fields.get("ended"))));
        }
        return Optional.empty();
    }

    private static Optional<Instant> time(@Nullable Object value) {
        try {
            return value instanceof String text ? Optional.of(Rfc3339.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
