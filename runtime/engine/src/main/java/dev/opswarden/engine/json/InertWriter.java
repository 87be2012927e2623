package dev.opswarden.engine.json;

import dev.opswarden.spi.HiddenCharacters;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * Encodes JSON as UTF-8, and as {@code \}{@code uXXXX} what a terminal would obey or hide.
 *
 * <p>Such characters stand only inside strings and names, where an escape means the same: nothing is lost but unpaired
 * surrogates, which become U+FFFD.
 */
final class InertWriter extends Writer {

    private static final String HEX = "0123456789abcdef";

    /** Half a character is no character: readers of JSON refuse it, even escaped. */
    private static final char UNPAIRED = '\ufffd';

    private final OutputStream out;
    private final byte[] buffer = new byte[8192];
    private int used;
    private char pendingHigh;

    /** Behind what is not seen, or chooses already how a character looks, a selector would hide as well. */
    private boolean selected;

    InertWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (pendingHigh == 0) {
                i = plain(chars, i, end);
            }
            if (i < end) {
                any(chars[i]);
            }
        }
    }

    /** Nearly all of a document is ASCII, and a tight loop over it is worth its few lines. */
    private int plain(char[] chars, int from, int end) throws IOException {
        int i = from;
        while (i < end) {
            room();
            int stop = Math.min(end, i + buffer.length - used);
            while (i < stop && chars[i] < 0x7f) {
                // Below 0x20 only the line breaks between fields are left: the generator escapes the others itself.
                buffer[used++] = (byte) chars[i++];
            }
            if (i < stop) {
                break;
            }
        }
        selected &= i == from;
        return i;
    }

    private void any(char each) throws IOException {
        if (pendingHigh != 0) {
            char high = pendingHigh;
            pendingHigh = 0;
            if (Character.isLowSurrogate(each)) {
                pair(high, each);
                return;
            }
            single(UNPAIRED);
        }
        if (Character.isHighSurrogate(each)) {
            pendingHigh = each;
        } else {
            single(each);
        }
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    /** Ends the text; the stream below stays open. */
    @Override
    public void close() throws IOException {
        if (pendingHigh != 0) {
            single(UNPAIRED);
            pendingHigh = 0;
        }
        flush();
    }

    private void single(char each) throws IOException {
        room();
        if (Character.isLowSurrogate(each)) {
            single(UNPAIRED);
            return;
        }
        boolean selects = HiddenCharacters.isSelector(each);
        boolean hidden = each >= 0x7f && HiddenCharacters.isHidden(each);
        boolean escaped = hidden || (selects && selected);
        selected = hidden || selects;
        if (each < 0x7f) {
            buffer[used++] = (byte) each;
        } else if (escaped) {
            escape(each);
        } else if (each < 0x800) {
            buffer[used++] = (byte) (0xc0 | each >> 6);
            follow(each);
        } else {
            buffer[used++] = (byte) (0xe0 | each >> 12);
            follow(each >> 6);
            follow(each);
        }
    }

    private void pair(char high, char low) throws IOException {
        int codePoint = Character.toCodePoint(high, low);
        selected = HiddenCharacters.isHidden(codePoint);
        if (selected) {
            escape(high);
            escape(low);
            return;
        }
        room();
        buffer[used++] = (byte) (0xf0 | codePoint >> 18);
        follow(codePoint >> 12);
        follow(codePoint >> 6);
        follow(codePoint);
    }

    private void follow(int bits) {
        buffer[used++] = (byte) (0x80 | (bits & 0x3f));
    }

    private void escape(char each) throws IOException {
        room();
        buffer[used++] = '\\';
        buffer[used++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            buffer[used++] = (byte) HEX.charAt(each >> shift & 0xf);
        }
    }

    /** No character takes more than the six bytes of its escape. */
    private void room() throws IOException {
        if (used > buffer.length - 6) {
            drain();
        }
    }

    private void drain() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
