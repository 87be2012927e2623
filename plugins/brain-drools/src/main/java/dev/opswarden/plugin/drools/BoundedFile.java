package dev.opswarden.plugin.drools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that an operator edits: whole, within a bound, as UTF-8. */
final class BoundedFile {

    private BoundedFile() {}

    /**
     * Reads the file.
     *
     * @param file which
     * @param limit the most bytes it may have
     * @return its text, without a byte order mark
     * @throws NoSuchFileException if there is none
     * @throws IOException with a message for the operator if it is too large, no UTF-8 or cannot be read
     */
    static String read(Path file, int limit) throws IOException {
        byte[] bytes;
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe would be waited for; a directory fails with a message that helps nobody.
            throw new IOException("it is no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(limit + 1);
        }
        if (bytes.length > limit) {
            throw new IOException("it is larger than " + limit / 1024 + " KB");
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(rest, decoded, true);
        decoded.flip();
        String text = decoded.toString();
        if (result.isError()) {
            throw new NotUtf8(lineAt(text, text.length()), "it is not in UTF-8; save it in that encoding");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The line that this place of a text is on, counted from 1. */
    static int lineAt(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    /** A text in another encoding, or none at all. */
    static final class NotUtf8 extends IOException {

        private final int line;

        NotUtf8(int line, String message) {
            super(message);
            this.line = line;
        }

        /** The first line that cannot be read, counted from 1. */
        int line() {
            return line;
        }
    }
}
