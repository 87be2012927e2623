package dev.opswarden.cli;

import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file with one message as the hub writes it (contract, section 1). What is left out is empty, or harmless. */
final class MessageFile {

    private static final int LARGEST = 8 * 1024 * 1024;

    private MessageFile() {}

    /**
     * Reads it.
     *
     * @param file which
     * @param agent whose inbox it is in, where it does not say
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if it holds none
     */
    static RawMessage read(Path file, String agent) {
        Map<String, @Nullable Object> fields = JsonTree.parseObject(text(file))
                .orElseThrow(() -> refused(file, "it holds no JSON object with a message"));
        try {
            Object createdAt = fields.get("created_at");
            return new RawMessage(
                    new MessageId(text(fields, "id", "message")),
                    text(fields, "from_agent", "somebody"),
                    text(fields, "to_agent", agent),
                    text(fields, "subject", ""),
                    text(fields, "body", ""),
                    orNull(fields, "thread_id"),
                    createdAt instanceof String time ? Instant.parse(time) : null,
                    null,
                    orNull(fields, "in_reply_to"),
                    orNull(fields, "priority"),
                    fields.get("labels") instanceof List<?> labels
                            ? labels.stream().map(String::valueOf).toList()
                            : List.of());
        } catch (DateTimeException e) {
            throw refused(file, "its created_at is no time in RFC 3339");
        } catch (IllegalArgumentException e) {
            throw refused(file, String.valueOf(e.getMessage()));
        }
    }

    private static String text(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw refused(file, "it is larger than 8 MB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw refused(file, "it cannot be read: " + e.getMessage());
        }
    }

    private static String text(Map<String, @Nullable Object> fields, String name, String otherwise) {
        String value = orNull(fields, name);
        return value == null ? otherwise : value;
    }

    private static @Nullable String orNull(Map<String, @Nullable Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    private static WardenException refused(Path file, String why) {
        return new WardenException(ErrorKind.REFUSED, "'" + file + "' cannot be explained: " + why);
    }
}
