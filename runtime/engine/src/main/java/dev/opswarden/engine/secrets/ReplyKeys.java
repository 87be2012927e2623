package dev.opswarden.engine.secrets;

import dev.opswarden.spi.MessageId;

/**
 * Makes the {@code Idempotency-Key} of a reply (contract, section 5, item 5). It follows from the message alone: a state
 * that was lost, and a message that was decided anew, come to the key that the first reply went out with, and the hub
 * takes no second one.
 *
 * <p>An HMAC-SHA256 under the installation's key, so that nobody else can use up the key of a reply before it is sent.
 */
public final class ReplyKeys {

    /** Sets these apart from whatever else is made under the same key. */
    private static final String PURPOSE = "reply";

    private final Hmac hmac;

    /**
     * Keys of replies under a key of the installation.
     *
     * @param key the installation's key
     */
    public ReplyKeys(byte[] key) {
        this.hmac = new Hmac(key);
    }

    /**
     * The key of the one reply to a message.
     *
     * @param message the message
     * @return 64 hexadecimal digits
     */
    public String of(MessageId message) {
        return hmac.of(PURPOSE, message.value());
    }
}
