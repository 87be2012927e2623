package dev.opswarden.engine.secrets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacTest {

    private static final long SEED = 2104;

    /** Source: RFC 4231, test cases 1 and 2. */
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, Hi There,"
                + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, what do ya want for nothing?," + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    })
    void itComesToWhatTheStandardSays(String key, String data, String expected) {
        byte[] made = new Hmac(HexFormat.of().parseHex(key)).ofBytes(data.getBytes(StandardCharsets.UTF_8));

        assertEquals(expected, HexFormat.of().formatHex(made));
    }

    @Test
    void itComesToWhatJavaMakesOfAnyKeyAndText() throws Exception {
        Random random = new Random(SEED);
        for (int turn = 0; turn < 200; turn++) {
            byte[] key = new byte[1 + random.nextInt(64)];
            random.nextBytes(key);
            byte[] data = new byte[random.nextInt(300)];
            random.nextBytes(data);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));

            assertArrayEquals(
                    mac.doFinal(data),
                    new Hmac(key).ofBytes(Arrays.copyOf(data, data.length / 2), tail(data)),
                    () -> HexFormat.of().formatHex(key));
        }
    }

    private static byte[] tail(byte[] data) {
        return Arrays.copyOfRange(data, data.length / 2, data.length);
    }

    @Test
    void whereOneTextEndsMakesADifference() {
        Hmac hmac = new Hmac(new byte[] {1});

        assertNotEquals(hmac.of("ab", "c"), hmac.of("a", "bc"));
        assertEquals(hmac.of("ab", "c"), hmac.of("ab", "c"));
    }

    @Test
    void aKeyThatWouldHaveToBeHashedFirstIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Hmac(new byte[65]));
    }
}
