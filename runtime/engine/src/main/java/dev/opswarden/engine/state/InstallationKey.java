package dev.opswarden.engine.state;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The file {@code key}: 32 random bytes in hexadecimal digits, made once, by whoever needs them first. */
final class InstallationKey {

    private static final int BYTES = 32;
    private static final Path KERNEL = Path.of("/dev/urandom");

    private InstallationKey() {}

    static byte[] of(Path file, StateLock lock) {
        // Written whole by a rename, and never again: no lock is needed to read it.
        return read(file).orElseGet(() -> lock.whileHeld(() -> read(file).orElseGet(() -> create(file))));
    }

    private static byte[] create(Path file) {
        byte[] key = random();
        AtomicFile.write(file, (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
        return key;
    }

    /** From the kernel where it can be had: what Java puts around it takes a first tick as long as the requests. */
    private static byte[] random() {
        try (InputStream in = Files.newInputStream(KERNEL)) {
            byte[] bytes = in.readNBytes(BYTES);
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IOException e) {
            // As on a system that has it elsewhere.
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(2 * BYTES + 2), StandardCharsets.US_ASCII).strip();
            if (text.length() == 2 * BYTES && isHex(text)) {
                return Optional.of(HexFormat.of().parseHex(text));
            }
            throw new WardenException(
                    ErrorKind.STATE,
                    "'" + file + "' does not hold a key of " + 2 * BYTES
                            + " hexadecimal digits; restore it from a backup, or remove it: then drafts made so far"
                            + " need 'approve --anyway', since it cannot be told any more whether their messages"
                            + " changed");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new WardenException(ErrorKind.STATE, "'" + file + "' cannot be read: " + IoReason.of(e), e);
        }
    }
}
