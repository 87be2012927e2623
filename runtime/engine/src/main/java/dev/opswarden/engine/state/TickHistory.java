package dev.opswarden.engine.state;

import dev.opswarden.engine.json.JsonBody;
import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ticks.jsonl}: the reports of the last 1,000 ticks, one per line. Written under the tick lock. */
final class TickHistory {

    /** How many reports are kept. */
    static final int MOST_TICKS = 1_000;

    private static final int LONGEST_LINE = 8 << 20;
    private static final long MOST_BYTES_LOOKED_AT = 64L << 20;

    private final Path file;

    TickHistory(Path file) {
        this.file = file;
    }

    /**
     * Adds a report, and lets the oldest go when there are too many.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE}, naming the file, if it cannot be written
     */
    void append(JsonBody report) {
        byte[] line = (TickLine.of(report) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Optional<Long> keepFrom = startOfLast(MOST_TICKS - 1);
            if (keepFrom.isEmpty()) {
                AppendFile.append(file, line);
            } else {
                rewrite(keepFrom.get(), line);
            }
        } catch (IOException e) {
            throw new WardenException(ErrorKind.STATE, "'" + file + "' cannot be written: " + IoReason.of(e), e);
        }
    }

    /**
     * The latest reports, newest first; a line that is torn or no report is passed over.
     *
     * @param most how many at most
     * @throws WardenException of kind {@link ErrorKind#STATE} if the file is there and cannot be read
     */
    List<Map<String, @Nullable Object>> recent(int most) {
        List<Map<String, @Nullable Object>> reports = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            BackwardLines lines = new BackwardLines(channel);
            long floor = channel.size() - MOST_BYTES_LOOKED_AT;
            while (reports.size() < most) {
                Optional<BackwardLines.Line> line = lines.previous();
                if (line.isEmpty() || line.get().start() < floor) {
                    break;
                }
                if (line.get().length() > 0 && line.get().length() <= LONGEST_LINE) {
                    String text = new String(lines.bytes(line.get()), StandardCharsets.UTF_8);
                    JsonTree.parseObject(text).ifPresent(reports::add);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new WardenException(ErrorKind.STATE, "'" + file + "' cannot be read: " + IoReason.of(e), e);
        }
        return List.copyOf(reports);
    }

    /** Where the last so many lines begin; nothing if there is no line before them. */
    private Optional<Long> startOfLast(int count) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            BackwardLines lines = new BackwardLines(channel);
            long start = 0;
            for (int i = 0; i < count; i++) {
                Optional<BackwardLines.Line> line = lines.previous();
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                start = line.get().start();
            }
            return start > 0 ? Optional.of(start) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void rewrite(long keepFrom, byte[] line) throws IOException {
        try (FileChannel old = FileChannel.open(file, StandardOpenOption.READ)) {
            boolean torn = !BackwardLines.endsWithLineBreak(old);
            old.position(keepFrom);
            AtomicFile.write(file, out -> {
                Channels.newInputStream(old).transferTo(out);
                if (torn) {
                    out.write('\n');
                }
                out.write(line);
            });
        }
    }
}
