package dev.opswarden.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret of the worker's own, such as a token or a key: sent, and never shown. */
public final class Secret {

    private static final int MAX_BYTES = 16 * 1024;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * A secret that is known already.
     *
     * @param value the secret, not blank
     */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank");
        }
        return new Secret(value);
    }

    /**
     * Reads the secret of a file: one word of plain ASCII, white space around it ignored, 16 KB at most. Blocking.
     *
     * @param file the file
     * @param setting the name of the setting that names the file, for the message of a failure
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} if there is none that can be sent; its message never
     *     holds what the file holds
     */
    public static Secret inFile(Path file, String setting) {
        String word = new String(bytes(file, setting), StandardCharsets.UTF_8).strip();
        if (word.isEmpty()) {
            throw unusable(file, setting, "is empty; it must hold the token on one line");
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) <= ' ' || word.charAt(i) > '~') {
                throw unusable(file, setting, "holds more than one word, or characters that a token cannot have");
            }
        }
        return new Secret(word);
    }

    /** The value itself, for the one place that it is meant for. */
    public String reveal() {
        return value;
    }

    /** The same text without the value: whoever was sent it may say it again in an error. */
    public String hideIn(String text) {
        return text.replace(value, toString());
    }

    /** Three stars. */
    @Override
    public String toString() {
        return "***";
    }

    private static byte[] bytes(Path file, String setting) {
        if (!Files.isRegularFile(file)) {
            throw unusable(file, setting, Files.exists(file) ? "is not a regular file" : "does not exist");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unusable(file, setting, "is larger than 16 KB; it must hold the token alone");
            }
            return bytes;
        } catch (IOException e) {
            throw unusable(file, setting, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static WardenException unusable(Path file, String setting, String why) {
        return new WardenException(ErrorKind.SETTINGS, setting + ": '" + file + "' " + why);
    }
}
