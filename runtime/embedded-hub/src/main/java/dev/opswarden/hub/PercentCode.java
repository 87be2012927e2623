package dev.opswarden.hub;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Undoes percent-encoding once, and nothing else.
 *
 * <p>Ids are opaque: {@code +} stays a plus sign, {@code %2F} becomes a slash that separates nothing, {@code %2541}
 * becomes {@code %41}, and dots mean nothing.
 */
final class PercentCode {

    private PercentCode() {}

    /**
     * Decodes text that came in a request line.
     *
     * @throws Refusal with status 400 for a percent sign without two hexadecimal digits, or bytes that are no UTF-8
     */
    static String decode(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(hex(raw, i + 1) << 4 | hex(raw, i + 2));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                throw new Refusal(400, "what is not ASCII must be percent-encoded in a URL");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "the percent-encoded bytes of " + Quote.of(raw) + " are no UTF-8");
        }
    }

    private static int hex(String raw, int index) {
        // Character.digit would take digits of other scripts too.
        int digit = index < raw.length() && raw.charAt(index) < 0x80 ? Character.digit(raw.charAt(index), 16) : -1;
        if (digit < 0) {
            throw new Refusal(400, "a percent sign without two hexadecimal digits in " + Quote.of(raw));
        }
        return digit;
    }
}
