package dev.opswarden.engine.secrets;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.MessageId;
import org.junit.jupiter.api.Test;

final class ReplyKeysTest {

    private static final byte[] KEY = {1, 2, 3};

    private final ReplyKeys keys = new ReplyKeys(KEY);

    @Test
    void aMessageHasOneKeyForEver() {
        assertEquals(key("m1"), new ReplyKeys(KEY).of(new MessageId("m1")));
        assertTrue(key("m1").matches("[0-9a-f]{64}"));
    }

    @Test
    void everyMessageHasItsOwn() {
        assertNotEquals(key("m1"), key("m11"));
        assertNotEquals(key("m1"), key("M1"));
    }

    @Test
    void nobodyWithoutTheInstallationsKeyCanMakeIt() {
        assertNotEquals(key("m1"), new ReplyKeys(new byte[] {9}).of(new MessageId("m1")));
    }

    @Test
    void itTellsNothingOfAFingerprint() {
        assertNotEquals(key("m1"), new MessageMac(KEY).of(raw("m1", "", "")));
    }

    private String key(String id) {
        return keys.of(new MessageId(id));
    }
}
