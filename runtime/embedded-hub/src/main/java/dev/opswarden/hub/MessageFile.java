package dev.opswarden.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads a file of messages, one after another: a JSON array, or JSON lines. The first character that is no blank says
 * which.
 */
final class MessageFile {

    private static final int LEADING_BLANKS = 64 * 1024;

    private final Path file;
    private final Consumer<MessageFields> sink;
    private String place = "";

    private MessageFile(Path file, Consumer<MessageFields> sink) {
        this.file = file;
        this.sink = sink;
    }

    /**
     * Hands every message of the file to the sink.
     *
     * @throws HubException naming the file, the line or entry, and what is wrong, an {@link Unacceptable} of the sink
     *     included
     */
    static void read(Path file, Consumer<MessageFields> sink) {
        new MessageFile(file, sink).read();
    }

    private void read() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
            skipByteOrderMark(in);
            int first = firstCharacter(in);
            switch (first) {
                case '[' -> array(in);
                case '{', -1 -> lines(in);
                default ->
                    throw new Unacceptable("it begins with "
                            + (first < 0x80 ? Quote.of(String.valueOf((char) first)) : "a byte of " + first)
                            + ", so it is neither a JSON array nor JSON lines of messages");
            }
        } catch (JsonProcessingException e) {
            throw failure(Json.reason(e), e);
        } catch (Unacceptable e) {
            throw failure(e.getMessage(), e);
        } catch (IOException e) {
            throw new HubException(HubException.Kind.FILE, "the file " + file + " cannot be read: " + Reason.of(e), e);
        }
    }

    private HubException failure(String why, Exception cause) {
        return new HubException(
                HubException.Kind.FILE,
                "the file " + file + place + ": " + Quote.plain(why) + "; nothing of it was loaded",
                cause);
    }

    private static void skipByteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
            in.reset();
        }
    }

    /** The first byte that is no blank, or -1 where there is none; the stream stays where it is. */
    private static int firstCharacter(InputStream in) throws IOException {
        in.mark(LEADING_BLANKS);
        int c = in.read();
        for (int i = 1; i < LEADING_BLANKS && (c == ' ' || c == '\t' || c == '\r' || c == '\n'); i++) {
            c = in.read();
        }
        in.reset();
        return c;
    }

    private void lines(InputStream in) throws IOException {
        Lines lines = new Lines(in, Limits.ENTRY_BYTES);
        while (true) {
            place = ", line " + (lines.number() + 1);
            if (!lines.next()) {
                return;
            }
            if (!lines.blank()) {
                sink.accept(Json.object(lines.bytes(), MessageFields::ofHub));
            }
        }
    }

    private void array(InputStream in) throws IOException {
        try (JsonParser parser = Json.factory().createParser(in)) {
            parser.nextToken();
            for (int entry = 1; parser.nextToken() != JsonToken.END_ARRAY; entry++) {
                place = ", entry " + entry + " (line "
                        + parser.currentTokenLocation().getLineNr() + ")";
                long start = parser.currentTokenLocation().getByteOffset();
                MessageFields fields = Json.nested(parser, "it", MessageFields::ofHub);
                if (parser.currentLocation().getByteOffset() - start > Limits.ENTRY_BYTES) {
                    throw new Unacceptable("it is longer than " + Limits.ENTRY_BYTES + " bytes");
                }
                sink.accept(fields);
            }
            place = ", line " + parser.currentTokenLocation().getLineNr();
            if (parser.nextToken() != null) {
                throw new Unacceptable("there is more after the array");
            }
        }
    }
}
