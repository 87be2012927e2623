package dev.opswarden.cli;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a bearer token from a file: one word of plain ASCII, with or without a newline. It is never shown. */
final class TokenFile {

    private static final int LARGEST = 64 * 1024;

    private TokenFile() {}

    /**
     * Reads a token.
     *
     * @param file where it lies
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} if the file cannot be read or holds no token
     */
    static String read(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw unusable(file, "is no regular file");
        }
        String token = new String(bytes(file), StandardCharsets.ISO_8859_1).strip();
        if (token.isEmpty()) {
            throw unusable(file, "is empty");
        }
        // A client has to send it in a header: nothing in it may be able to end one.
        if (token.length() >= LARGEST || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw unusable(file, "does not hold one word of plain ASCII and nothing else");
        }
        return token;
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        } catch (NoSuchFileException e) {
            throw unusable(file, "does not exist");
        } catch (AccessDeniedException e) {
            throw unusable(file, "may not be read: permission denied");
        } catch (IOException e) {
            throw unusable(file, "cannot be read: " + e.getMessage());
        }
    }

    private static WardenException unusable(Path file, String why) {
        return new WardenException(ErrorKind.SETTINGS, "the token file '" + file + "' " + why);
    }
}
