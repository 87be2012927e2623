package dev.opswarden.engine.state;

import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.json.JsonException;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code worker-drafts.json} itself: read whole, written whole. */
final class StateFile {

    /** With fewer drafts than some fifty, to take all apart is quicker than to load what spares that. */
    private static final int WORTH_SPLITTING = 1 << 15;

    private static final int PIECE = 1 << 16;

    private final Path file;
    private volatile @Nullable Written written;

    StateFile(Path file) {
        this.file = file;
    }

    /**
     * What this process wrote last.
     *
     * @param state the state
     * @param stamp the file that it is in
     */
    private record Written(WorkerState state, Map<String, Object> stamp) {}

    /** What lies there. */
    sealed interface Found {

        /** A state that can be used; empty if there is no file. */
        record Good(WorkerState state) implements Found {}

        /**
         * A file that cannot be parsed.
         *
         * @param why as a clause
         */
        record Damaged(String why) implements Found {}
    }

    /**
     * Reads the file, unless it is the one that was written here last.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE} if it cannot be read, is too large, or is of a newer
     *     schema: then it is nothing to be mended here, and left alone
     */
    Found load() {
        try {
            Written last = written;
            if (last != null && last.stamp().equals(stamp())) {
                return new Found.Good(last.state());
            }
            long size = Files.size(file);
            if (size > Json.MOST_BYTES) {
                throw tooLarge("is");
            }
            return parse(size);
        } catch (NoSuchFileException e) {
            return new Found.Good(WorkerState.empty());
        } catch (NewerSchemaException e) {
            throw new WardenException(
                    ErrorKind.STATE,
                    "'" + file + "' has schema " + e.schema() + ", and this version knows " + StateJson.SCHEMA
                            + "; it was left alone: run the version that wrote it, or a later one",
                    e);
        } catch (IOException e) {
            throw new WardenException(ErrorKind.STATE, "'" + file + "' cannot be read: " + IoReason.of(e), e);
        }
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE}, naming the file, which is as it was before
     */
    void save(WorkerState state) {
        written = null;
        AtomicFile.write(file, out -> Json.writePretty(new Bounded(out), json -> StateJson.write(json, state)));
        try {
            written = new Written(state, stamp());
        } catch (IOException e) {
            // Then it is read like any other.
            written = null;
        }
    }

    /** What tells this file from any other in its place, and from itself after a change. */
    private Map<String, Object> stamp() throws IOException {
        return Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime");
    }

    private Found parse(long size) throws IOException {
        WorkerState state = size < WORTH_SPLITTING ? null : parseSplit((int) size);
        return state == null ? parseAll() : new Found.Good(state);
    }

    /** Finished drafts stay as they stand; null where anything is unusual, or wrong: {@link #parseAll} says what. */
    private @Nullable WorkerState parseSplit(int size) throws IOException {
        byte[] content = content(size);
        SplitDocument split = content == null ? null : SplitDocument.of(content);
        if (split == null) {
            return null;
        }
        try {
            return Json.read(split.rest(), json -> StateJson.readRest(json, split.finished()));
        } catch (JsonException e) {
            return null;
        }
    }

    /**
     * All of the file, in pieces, since Java takes as much memory again for what is read at a time; null if it is not as
     * long as it was.
     */
    private byte @Nullable [] content(int size) throws IOException {
        byte[] content = new byte[size];
        try (InputStream in = Files.newInputStream(file)) {
            int read = 0;
            int more = in.read(content, 0, Math.min(size, PIECE));
            while (more > 0) {
                read += more;
                more = in.read(content, read, Math.min(size - read, PIECE));
            }
            return read == size && in.read() < 0 ? content : null;
        }
    }

    private Found parseAll() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new Found.Good(Json.read(in, StateJson::read));
        } catch (JsonException e) {
            int schema = schema();
            if (schema > StateJson.SCHEMA) {
                throw new NewerSchemaException(schema);
            }
            return new Found.Damaged(String.valueOf(e.getMessage()));
        }
    }

    /** A later version may have put its drafts before its schema, in a shape that means nothing to this one. */
    private int schema() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Json.read(in, StateJson::schemaOf);
        } catch (JsonException e) {
            return 0;
        }
    }

    private WardenException tooLarge(String verb) {
        return new WardenException(
                ErrorKind.STATE,
                "'" + file + "' " + verb + " larger than " + (Json.MOST_BYTES >> 20)
                        + " MB and was left alone; dismiss what is open, or shorten WORKER_KEEP");
    }

    /** Refuses to write what could not be read again. */
    private final class Bounded extends FilterOutputStream {

        private long written;

        Bounded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            count(1);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            out.write(bytes, offset, length);
        }

        private void count(int length) {
            written += length;
            if (written > Json.MOST_BYTES) {
                throw tooLarge("would become");
            }
        }
    }
}
