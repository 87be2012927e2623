package dev.opswarden.example.maildir;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.util.CharsetUtil;
import org.jspecify.annotations.Nullable;

/** Bytes to text, whatever a mail says they are. */
final class Charsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Charsets() {}

    /**
     * Decodes; never fails.
     *
     * @param bytes what was sent
     * @param named the character set as the mail names it, which may be none at all. Bytes beyond ASCII in what is said
     *     to be ASCII, and a set that nobody knows, are taken for UTF-8 where they are that, else for Windows' western
     *     set, in which every byte means something to a reader
     */
    static String decode(byte[] bytes, @Nullable String named) {
        Charset charset = named == null ? null : lookup(named);
        if (charset == null
                || charset.equals(StandardCharsets.US_ASCII)
                || charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.ISO_8859_1)) {
            boolean western = charset != null && charset.equals(StandardCharsets.ISO_8859_1);
            return western ? new String(bytes, WESTERN) : utf8OrWestern(bytes);
        }
        return new String(bytes, charset);
    }

    private static @Nullable Charset lookup(String name) {
        try {
            return CharsetUtil.lookup(name.strip());
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static String utf8OrWestern(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WESTERN);
        }
    }
}
