package dev.opswarden.plugin.hub;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of {@code WARDEN_HUB_TOKEN_FILE}: one bearer token, surrounding white space ignored. */
final class TokenFile {

    private static final int MAX_BYTES = 16 * 1024;

    private TokenFile() {}

    /**
     * Reads the token.
     *
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} if there is no token that can be sent; its message
     *     never holds what the file holds
     */
    static Secret read(Path file) {
        String token = new String(bytes(file), StandardCharsets.UTF_8).strip();
        if (token.isEmpty()) {
            throw unusable(file, "is empty; it must hold the token on one line");
        }
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw unusable(file, "holds more than one word, or characters that a token cannot have");
        }
        return new Secret(token);
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw unusable(file, Files.exists(file) ? "is not a regular file" : "does not exist");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unusable(file, "is larger than 16 KB; it must hold the token alone");
            }
            return bytes;
        } catch (IOException e) {
            throw unusable(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static WardenException unusable(Path file, String why) {
        return new WardenException(ErrorKind.SETTINGS, "WARDEN_HUB_TOKEN_FILE: '" + file + "' " + why);
    }
}
