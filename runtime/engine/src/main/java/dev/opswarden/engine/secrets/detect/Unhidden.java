package dev.opswarden.engine.secrets.detect;

import dev.opswarden.spi.HiddenCharacters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text without the characters that nobody sees and without the soft line breaks of quoted-printable mail, and where
 * each of its characters stands in the text as it came.
 */
final class Unhidden {

    private final String text;
    private final int[] origins;

    private Unhidden(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
    }

    /** The text as a reader takes it; nothing if that is the text as it came. */
    static @Nullable Unhidden of(String text) {
        boolean quotedPrintable = isQuotedPrintable(text);
        int first = firstToGo(text, 0, quotedPrintable);
        if (first < 0) {
            return null;
        }
        StringBuilder seen = new StringBuilder(text.length());
        int[] origins = new int[text.length() + 1];
        for (int i = 0; i < text.length(); ) {
            int length = toGo(text, i, quotedPrintable);
            if (length == 0) {
                origins[seen.length()] = i;
                seen.append(text.charAt(i));
                length = 1;
            }
            i += length;
        }
        origins[seen.length()] = text.length();
        return new Unhidden(seen.toString(), Arrays.copyOf(origins, seen.length() + 1));
    }

    String text() {
        return text;
    }

    /** Where a character of this text stands in the one that came. */
    int origin(int at) {
        return origins[at];
    }

    /** Where what ends here ends in the text that came: right behind its last character. */
    int originOfEnd(int end) {
        return end == 0 ? 0 : origins[end - 1] + 1;
    }

    private static int firstToGo(String text, int from, boolean quotedPrintable) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 0x7f || c == '=') && toGo(text, i, quotedPrintable) > 0) {
                return i;
            }
        }
        return -1;
    }

    /** How many characters go from here. */
    private static int toGo(String text, int i, boolean quotedPrintable) {
        char c = text.charAt(i);
        if (c == '=' && quotedPrintable && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
            return 2;
        }
        if (c < 0x7f) {
            return 0;
        }
        int codePoint = text.codePointAt(i);
        boolean alone = codePoint <= 0xffff && Character.isSurrogate(c);
        boolean hidden = !alone && (HiddenCharacters.isHidden(codePoint) || HiddenCharacters.isSelector(codePoint));
        return hidden ? Character.charCount(codePoint) : 0;
    }

    /** Two soft breaks, or one and an escape beside it: one alone may be the end of some base64. */
    private static boolean isQuotedPrintable(String text) {
        int soft = text.indexOf("=\n");
        return soft >= 0
                && (text.indexOf("=\n", soft + 2) >= 0
                        || text.contains("=3D")
                        || text.contains("=20")
                        || text.contains("=C3")
                        || soft - text.lastIndexOf('\n', soft - 1) > 70);
    }
}
