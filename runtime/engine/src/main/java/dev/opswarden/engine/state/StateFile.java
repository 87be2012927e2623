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

/** {@code worker-drafts.json} itself: read whole, written whole. */
final class StateFile {

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

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
     * Reads the file.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE} if it cannot be read, is too large, or is of a newer
     *     schema: then it is nothing to be mended here, and left alone
     */
    Found load() {
        try {
            if (Files.size(file) > Json.MOST_BYTES) {
                throw tooLarge("is");
            }
            return parse();
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
        AtomicFile.write(file, out -> Json.writePretty(new Bounded(out), json -> StateJson.write(json, state)));
    }

    private Found parse() throws IOException {
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
