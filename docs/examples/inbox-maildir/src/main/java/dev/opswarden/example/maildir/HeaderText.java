package dev.opswarden.example.maildir;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;

/** Text in headers, both ways of writing it: encoded words (RFC 2047), and plain bytes beyond ASCII. */
final class HeaderText {

    private HeaderText() {}

    /** What stands after the colon, its lines joined. */
    static String raw(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            return field.getBody();
        }
        String line = Charsets.decode(raw.toByteArray(), "utf-8");
        String value = line.substring(line.indexOf(':') + 1);
        return value.replace("\r", "").replace("\n", "");
    }

    /** Encoded words decoded; one in a character set that nobody knows stays as it is. */
    static String decoded(String text) {
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        } catch (RuntimeException e) {
            return text;
        }
    }

    /** One line without control characters: an encoded word may hold any, line ends above all. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isISOControl(c) || Character.isWhitespace(c) || c == 0x2028 || c == 0x2029) {
                blank = true;
            } else {
                if (blank && line.length() > 0) {
                    line.append(' ');
                }
                blank = false;
                line.appendCodePoint(c);
            }
        }
        return line.toString();
    }
}
