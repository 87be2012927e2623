package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;
import java.util.Locale;

/** The values of cookies that let their bearer in: {@code Cookie: lang=en; session=…}. */
final class CookieSpotter implements Spotter {

    static final String KEYWORD = "cookie:";

    private static final int LONGEST = 4_000;
    private static final int SHORTEST = 16;
    private static final int SHORTEST_UNNAMED = 24;
    private static final double LEAST_ENTROPY = 3.0;
    private static final String[] NAMES = {
        "sess", "sid", "auth", "token", "jwt", "login", "remember", "ticket", "secret"
    };

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        int i = hit + KEYWORD.length();
        int most = Math.min(text.length(), i + LONGEST);
        while (i < most && !ends(text.charAt(i))) {
            int from = Separator.blanks(text, i);
            int end = from;
            while (end < most && text.charAt(end) != ';' && !ends(text.charAt(end))) {
                end++;
            }
            cookie(scan, from, end);
            i = end < most && text.charAt(end) == ';' ? end + 1 : most;
        }
        scan.seenUpTo(i);
        scan.patience().spend(i - hit);
    }

    private static void cookie(Scan scan, int from, int end) {
        String text = scan.text();
        int sign = from;
        while (sign < end && text.charAt(sign) != '=') {
            sign++;
        }
        int start = sign + 1;
        int length = end - start;
        if (sign == from || length < SHORTEST || scan.endOfMark(start) >= end) {
            return;
        }
        Mixture mixture = Mixture.of(text, start, end);
        boolean drawn = mixture.letters() > 3
                && mixture.digits() > 0
                && text.substring(start, end).indexOf(' ') < 0
                && !Words.isMadeOfWords(text, start, end)
                && Randomness.entropy(text, start, end) >= LEAST_ENTROPY;
        boolean named = letsIn(text.substring(from, sign).toLowerCase(Locale.ROOT));
        if (drawn && (named || length >= SHORTEST_UNNAMED) && !Placeholder.isValue(text.substring(start, end))) {
            scan.found(start, end, SecretName.SESSION.kind(), Scan.NAMED);
        }
    }

    private static boolean letsIn(String name) {
        for (String part : NAMES) {
            if (name.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(char c) {
        return c == '\n' || c == '\r' || c == '"' || c == '\'' || c == '`' || c == '<';
    }
}
