package dev.opswarden.engine.state;

import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The audit log, for reading: its chain checked, and the story of a draft told. */
public final class AuditTrail {

    private static final int MOST_FAULTS = 20;
    private static final int LONGEST_LINE = 1 << 20;

    private final Path file;
    private final AuditHead head;

    AuditTrail(Path file) {
        this.file = file;
        this.head = new AuditHead(file);
    }

    /**
     * What a check found.
     *
     * @param lines how many lines there are
     * @param faults where lines were changed or removed, a sentence each, the first 20; empty if all is well
     * @param torn the numbers of lines that a crash tore, which the chain covers
     */
    public record Verified(long lines, List<String> faults, List<Long> torn) {

        /** Copies the lists. */
        public Verified {
            faults = List.copyOf(faults);
            torn = List.copyOf(torn);
        }
    }

    /**
     * A line of the log, as far as it can be read.
     *
     * @param time when
     * @param who who did it
     * @param what what
     * @param messageId the message of the draft
     * @param detail more; may be empty
     */
    public record Entry(String time, String who, String what, String messageId, String detail) {}

    /**
     * A line of the file.
     *
     * @param number from 1
     * @param hash what the next line has as its {@code prev}
     * @param fields what is in it; nothing if it is no JSON
     */
    private record Line(long number, String hash, Optional<Map<String, @Nullable Object>> fields) {

        static Line of(long number, ByteArrayOutputStream bytes) {
            return new Line(
                    number,
                    Sha256.of(bytes.toByteArray()),
                    JsonTree.parseObject(bytes.toString(StandardCharsets.UTF_8)));
        }
    }

    /**
     * Checks the chain from its first line to its last.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE} if the log cannot be read
     */
    public Verified verify() {
        Check check = new Check(readHead());
        boolean there = forEachLine(check::take);
        return check.result(there);
    }

    /**
     * What happened, oldest first.
     *
     * @param entries takes one line after the other
     * @throws WardenException of kind {@link ErrorKind#STATE} if the log cannot be read
     */
    public void forEach(Consumer<Entry> entries) {
        forEachLine(line -> line.fields().ifPresent(fields -> entries.accept(entry(fields))));
    }

    private static Entry entry(Map<String, @Nullable Object> fields) {
        return new Entry(
                text(fields, "time"),
                text(fields, "who"),
                text(fields, "what"),
                text(fields, "message_id"),
                text(fields, "detail"));
    }

    private static String text(Map<String, @Nullable Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    private Optional<String> readHead() {
        try {
            return head.read();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether there is a file at all. */
    private boolean forEachLine(Consumer<Line> lines) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 << 10)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 1;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n' && line.size() < LONGEST_LINE) {
                    line.write(b);
                } else {
                    lines.accept(Line.of(number++, line));
                    line.reset();
                }
            }
            if (line.size() > 0) {
                lines.accept(Line.of(number, line));
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private WardenException unreadable(IOException e) {
        return new WardenException(ErrorKind.STATE, "'" + file + "' cannot be read: " + IoReason.of(e), e);
    }

    /** One walk along the chain. */
    private static final class Check {

        private final Optional<String> head;
        private final List<String> faults = new ArrayList<>();
        private final List<Long> torn = new ArrayList<>();
        private String previous = AuditLog.NO_LINE_BEFORE;
        private boolean headSeen;
        private long lines;

        Check(Optional<String> head) {
            this.head = head;
            headSeen = head.isEmpty();
        }

        void take(Line line) {
            lines = line.number();
            Optional<Map<String, @Nullable Object>> fields = line.fields();
            if (fields.isEmpty()) {
                torn.add(line.number());
            } else if (!previous.equals(fields.get().get("prev"))) {
                fault(
                        line.number() == 1
                                ? "line 1 is not the first that was written: lines before it were removed"
                                : "line " + line.number() + " does not follow line " + (line.number() - 1) + ": line "
                                        + (line.number() - 1) + " was changed, or lines between them were removed");
            }
            previous = line.hash();
            headSeen |= head.map(previous::equals).orElse(true);
        }

        Verified result(boolean there) {
            if (!there && head.isPresent()) {
                fault("the whole log was removed");
            } else if (!headSeen) {
                fault("line " + lines + ", the last, is not the last that was written: it was changed, or lines after"
                        + " it were removed");
            }
            return new Verified(lines, faults, torn);
        }

        private void fault(String what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(what);
            }
        }
    }
}
