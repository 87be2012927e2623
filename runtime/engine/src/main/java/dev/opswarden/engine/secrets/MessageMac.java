package dev.opswarden.engine.secrets;

import dev.opswarden.spi.RawMessage;

/**
 * Tells whether a message is still the one that a draft was made for, without keeping anything of its text: an
 * HMAC-SHA256 under a key of the installation, so that not even a short secret could be guessed from it.
 */
public final class MessageMac {

    private final Hmac hmac;

    /**
     * Fingerprints under a key.
     *
     * @param key the installation's key
     */
    public MessageMac(byte[] key) {
        this.hmac = new Hmac(key);
    }

    /**
     * What a message comes to: its sender, subject, body and thread, as they came.
     *
     * @param raw the message
     * @return 64 hexadecimal digits
     */
    public String of(RawMessage raw) {
        return hmac.of(raw.from(), raw.subject(), raw.body(), raw.thread());
    }
}
