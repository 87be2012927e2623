package dev.opswarden.engine.secrets.detect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Names a value without saying it, so that an operator can say that it is no secret. */
final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    /** The first half of the value's SHA-256, in hexadecimal digits. */
    static String of(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
