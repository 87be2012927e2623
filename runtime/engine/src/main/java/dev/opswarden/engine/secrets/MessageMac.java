package dev.opswarden.engine.secrets;

import dev.opswarden.spi.RawMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a message is still the one that a draft was made for, without keeping anything of its text: an
 * HMAC-SHA256 under a key of the installation, so that not even a short secret could be guessed from it.
 */
public final class MessageMac {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * Fingerprints under a key.
     *
     * @param key the installation's key
     */
    public MessageMac(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * What a message comes to: its sender, subject, body and thread, as they came.
     *
     * @param raw the message
     * @return 64 hexadecimal digits
     */
    public String of(RawMessage raw) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            add(mac, raw.from());
            add(mac, raw.subject());
            add(mac, raw.body());
            add(mac, raw.thread());
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** With its length before it: no two messages are the same bytes in a row. */
    private static void add(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
    }
}
