package dev.opswarden.plugin.llm;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key of {@code LLM_CONNECT_API_KEY_FILE}: sent in one header, and never shown. */
final class ApiKey {

    private static final int MAX_BYTES = 16 * 1024;

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Reads the key; surrounding white space is ignored.
     *
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} if there is none that can be sent; its message never
     *     holds what the file holds
     */
    static ApiKey read(Path file) {
        String key = new String(bytes(file), StandardCharsets.UTF_8).strip();
        if (key.isEmpty()) {
            throw unusable(file, "is empty; it must hold the key on one line");
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) > '~') {
                throw unusable(file, "holds more than one word, or characters that a key cannot have");
            }
        }
        return new ApiKey(key);
    }

    /** The value of the header. */
    String bearer() {
        return "Bearer " + value;
    }

    /** The same text without the key: an endpoint may echo what it was sent. */
    String hideIn(String text) {
        return text.replace(value, toString());
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw unusable(file, Files.exists(file) ? "is not a regular file" : "does not exist");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unusable(file, "is larger than 16 KB; it must hold the key alone");
            }
            return bytes;
        } catch (IOException e) {
            throw unusable(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static WardenException unusable(Path file, String why) {
        return new WardenException(ErrorKind.SETTINGS, "LLM_CONNECT_API_KEY_FILE: '" + file + "' " + why);
    }
}
