package dev.opswarden.cli;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.opswarden.cli.terminal.Visible;
import org.jspecify.annotations.Nullable;

/** Escapes in JSON what JSON would allow but a terminal would obey; the document means the same. */
final class TerminalEscapes extends CharacterEscapes {

    static final TerminalEscapes INSTANCE = new TerminalEscapes();

    private final int[] ascii;

    private TerminalEscapes() {
        ascii = standardAsciiEscapesForJSON();
        ascii[0x7f] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        // Halves of a pair come one by one; together they are a character like others.
        boolean half = c <= 0xFFFF && Character.isSurrogate((char) c);
        return half || !Visible.steers(c) ? null : new SerializedString(String.format("\\u%04x", c));
    }
}
