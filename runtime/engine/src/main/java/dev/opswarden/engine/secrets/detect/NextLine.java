package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;
import org.jspecify.annotations.Nullable;

/** A value on a line of its own, below the one that names it. */
final class NextLine {

    private static final int MOST_BREAKS = 2;
    private static final int LONGEST = 500;

    private NextLine() {}

    static @Nullable ValueSpan read(String text, int at, SecretName name) {
        int i = at;
        int breaks = 0;
        while (i < text.length() && i - at < 80 && isSkipped(text.charAt(i), breaks)) {
            breaks += text.charAt(i) == '\n' ? 1 : 0;
            i++;
        }
        if (breaks == 0 || breaks > MOST_BREAKS || i >= text.length()) {
            return null;
        }
        ValueSpan span = ValueSpan.read(text, i, Separator.Style.COLON);
        if (span == null || span.end() - span.start() > LONGEST || !endsLine(text, span)) {
            return null;
        }
        return span.quote() || looksLikeOne(text, span, name) ? span : null;
    }

    private static boolean isSkipped(char c, int breaks) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || ((c == '>' || c == '|' || c == '-') && breaks <= 1);
    }

    private static boolean endsLine(String text, ValueSpan span) {
        int end = span.quote() ? span.end() + 1 : span.end();
        int i = Separator.blanks(text, end);
        return i >= text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r';
    }

    private static boolean looksLikeOne(String text, ValueSpan span, SecretName name) {
        Mixture mixture = Mixture.of(text, span.start(), span.end());
        int length = span.end() - span.start();
        if (name == SecretName.PASSWORD) {
            return length >= 6 && mixture.letters() > 0 && mixture.digits() + mixture.symbols() > 0;
        }
        return length >= 10 && mixture.letters() > 0 && mixture.digits() > 1;
    }
}
