package dev.opswarden.engine.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * HMAC-SHA256 (RFC 2104) over a row of texts under a key: nobody without the key can make one, or guess a text from it.
 *
 * <p>Made of two hashes, as the standard says: {@code javax.crypto} asks every provider of cryptography that Java has, which
 * takes a short run longer than all of its fingerprints.
 */
final class Hmac {

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final byte[] inner;
    private final byte[] outer;

    /**
     * Under a key.
     *
     * @param key of 64 bytes at most
     */
    Hmac(byte[] key) {
        if (key.length > BLOCK) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes; 64 at most");
        }
        this.inner = padded(key, INNER);
        this.outer = padded(key, OUTER);
    }

    private static byte[] padded(byte[] key, byte with) {
        byte[] padded = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            padded[i] ^= with;
        }
        return padded;
    }

    /** What these texts come to, as 64 hexadecimal digits. */
    String of(String... texts) {
        byte[][] parts = new byte[2 * texts.length][];
        for (int i = 0; i < texts.length; i++) {
            // With its length before it: no two rows are the same bytes in a row.
            byte[] bytes = texts[i].getBytes(StandardCharsets.UTF_8);
            parts[2 * i] =
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array();
            parts[2 * i + 1] = bytes;
        }
        return HexFormat.of().formatHex(ofBytes(parts));
    }

    /** What these bytes come to, one after another. */
    byte[] ofBytes(byte[]... parts) {
        MessageDigest digest = sha256();
        digest.update(inner);
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] within = digest.digest();
        digest.update(outer);
        return digest.digest(within);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
