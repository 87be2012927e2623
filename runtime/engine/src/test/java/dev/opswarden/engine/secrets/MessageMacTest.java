package dev.opswarden.engine.secrets;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class MessageMacTest {

    private final MessageMac mac = new MessageMac(new byte[] {1, 2, 3});

    @Test
    void theSameMessageComesToTheSame() {
        assertEquals(mac.of(raw("m", "subject", "body")), mac.of(raw("m", "subject", "body")));
        assertTrue(mac.of(raw("m", "subject", "body")).matches("[0-9a-f]{64}"));
    }

    @Test
    void anyOtherTextComesToSomethingElse() {
        String before = mac.of(raw("m", "subject", "body"));
        assertNotEquals(before, mac.of(raw("m", "subject", "body ")));
        assertNotEquals(before, mac.of(raw("m", "subjectb", "ody")), "a boundary that moved");
        assertNotEquals(before, mac.of(raw("other", "subject", "body")), "another thread");
    }

    @Test
    void withoutTheKeyNothingCanBeGuessed() {
        assertNotEquals(mac.of(raw("m", "s", "b")), new MessageMac(new byte[] {9}).of(raw("m", "s", "b")));
    }
}
