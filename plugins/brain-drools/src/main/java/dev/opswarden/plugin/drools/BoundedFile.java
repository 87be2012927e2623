package dev.opswarden.plugin.drools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("it is not in UTF-8", e);
        }
    }
}
