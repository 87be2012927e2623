package dev.opswarden.engine.secrets.detect;

import java.util.Locale;

/**
 * Private keys in armour, of every kind, whole or cut off, on one line or many, quoted or not. Certificates and public
 * keys are left alone.
 */
final class PemSpotter implements Spotter {

    /** The dashes may be four, and an escape or a quotation mark may stand before them. */
    static final String KEYWORDS = "---begin ;--- begin ;---end ;private-lines:";

    private static final String KIND = "private-key";
    private static final int KEYWORD_WEIGHT = 50;
    private static final int LONGEST = 64_000;
    private static final int LONGEST_TITLE = 60;

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (text.regionMatches(true, hit, "private-lines:", 0, 14)) {
            int line = Chars.indexOf(text, '\n', hit, hit + LONGEST_TITLE);
            int end = line < 0 ? -1 : PemBody.end(text, line);
            found(scan, line + 1, end);
            scan.patience().spend(Math.max(0, end - hit));
            return;
        }
        int word = text.indexOf(' ', hit);
        boolean begin =
                text.regionMatches(true, hit, "---begin", 0, 8) || text.regionMatches(true, hit, "--- begin", 0, 9);
        int titleFrom = text.regionMatches(true, hit, "--- ", 0, 4) ? text.indexOf(' ', word + 1) : word;
        int titleEnd = title(text, titleFrom);
        if (titleFrom < 0 || titleEnd < 0) {
            return;
        }
        int start = dashesBefore(text, hit);
        int after = dashesAfter(text, titleEnd);
        if (begin) {
            begun(scan, start, after);
        } else {
            int from = PemBody.start(text, start);
            if (from >= 0) {
                found(scan, from, after);
            }
        }
    }

    private void begun(Scan scan, int start, int body) {
        String text = scan.text();
        int close = closing(text, body);
        scan.patience().spend(Math.max(0, close - start));
        if (close >= 0) {
            if (PemBody.isContent(
                    text, body, text.lastIndexOf("---", close - 4) < body ? close : bodyEnd(text, body, close))) {
                found(scan, start, close);
            }
            return;
        }
        found(scan, start, PemBody.end(text, body));
    }

    private static int bodyEnd(String text, int body, int close) {
        int end = text.lastIndexOf("END", close);
        return end < body ? close : end;
    }

    private void found(Scan scan, int start, int end) {
        if (start >= 0 && end > start) {
            scan.found(start, end, KIND, Scan.FORMED + KEYWORD_WEIGHT);
            scan.seenUpTo(end);
        }
    }

    /** Where {@code RSA PRIVATE KEY} ends, or -1 for the title of anything else. */
    private static int title(String text, int from) {
        if (from < 0) {
            return -1;
        }
        int most = Math.min(text.length(), from + LONGEST_TITLE);
        int end = from;
        while (end < most && text.charAt(end) != '-' && text.charAt(end) != '\n') {
            end++;
        }
        String title = text.substring(from, end).toUpperCase(Locale.ROOT);
        return title.contains("PRIVATE KEY") || title.contains("OPENVPN STATIC KEY") ? end : -1;
    }

    private static int dashesBefore(String text, int hit) {
        int start = hit;
        while (start > 0 && text.charAt(start - 1) == '-') {
            start--;
        }
        return start;
    }

    private static int dashesAfter(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) == '-') {
            end++;
        }
        return end;
    }

    /** Behind the line that closes the armour, or -1 if there is none before the next one begins. */
    private static int closing(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST);
        for (int i = text.indexOf("---", from); i >= 0 && i < most; i = text.indexOf("---", i + 3)) {
            int word = dashesAfter(text, i);
            int at = Separator.blanks(text, word);
            if (text.regionMatches(true, at, "END ", 0, 4)) {
                int title = title(text, at + 3);
                return title < 0 ? -1 : dashesAfter(text, title);
            }
            if (text.regionMatches(true, at, "BEGIN ", 0, 6)) {
                return -1;
            }
            i = word;
        }
        return -1;
    }
}
