package dev.opswarden.engine.state;

import dev.opswarden.engine.json.Json;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Rfc3339;
import dev.opswarden.spi.WardenException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * {@code audit.jsonl}: a chain of lines, each with the hash of the line before it, so that one that was changed or taken
 * out shows. Only ever appended to, under the state lock.
 */
final class AuditLog {

    /** What the first line has in the place of a hash. */
    static final String NO_LINE_BEFORE = "0".repeat(64);

    private static final int LONGEST_DETAIL = 500;
    private static final int LONGEST_NAME = 64;

    private final Path file;
    private final AuditHead head;

    AuditLog(Path file) {
        this.file = file;
        this.head = new AuditHead(file);
    }

    /**
     * Adds a line for each event, and brings them to the disk together.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE}, naming the file, if they cannot be written
     */
    void append(List<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            String previous = hashOfLastLine();
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (AuditEvent event : events) {
                byte[] line = line(event, previous).getBytes(StandardCharsets.UTF_8);
                previous = Sha256.of(line);
                lines.writeBytes(line);
                lines.write('\n');
            }
            AppendFile.append(file, lines.toByteArray());
            head.write(previous);
        } catch (IOException e) {
            throw new WardenException(ErrorKind.STATE, "'" + file + "' cannot be written: " + IoReason.of(e), e);
        }
    }

    private static String line(AuditEvent event, String previous) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("time", Rfc3339.text(event.time()));
            json.writeStringField("who", cut(event.who(), LONGEST_NAME));
            json.writeStringField("what", event.what().label());
            json.writeStringField("message_id", event.messageId().value());
            json.writeStringField("text_sha256", event.textSha256());
            if (event.detail().isPresent()) {
                json.writeStringField("detail", cut(event.detail().get(), LONGEST_DETAIL));
            }
            json.writeStringField("prev", previous);
            json.writeEndObject();
        });
    }

    /** A torn line counts as it is: it is ended before the next one, and the chain covers it. */
    private String hashOfLastLine() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<BackwardLines.Line> last = new BackwardLines(channel).previous();
            return last.isEmpty() ? NO_LINE_BEFORE : hash(channel, last.get());
        } catch (NoSuchFileException e) {
            return NO_LINE_BEFORE;
        }
    }

    private static String hash(FileChannel channel, BackwardLines.Line line) throws IOException {
        Sha256 hash = new Sha256();
        channel.position(line.start());
        var in = Channels.newInputStream(channel);
        byte[] chunk = new byte[8 << 10];
        for (long left = line.length(); left > 0; ) {
            int read = in.read(chunk, 0, (int) Math.min(left, chunk.length));
            if (read < 0) {
                break;
            }
            hash.update(ByteBuffer.wrap(chunk, 0, read));
            left -= read;
        }
        return hash.hex();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
