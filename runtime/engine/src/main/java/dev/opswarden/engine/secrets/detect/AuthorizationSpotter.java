package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What stands behind {@code Authorization:}, {@code Bearer} and {@code Basic}. */
final class AuthorizationSpotter implements Spotter {

    static final String KEYWORDS = "authorization;bearer ;basic ;x-auth";

    private static final int LONGEST = 8_000;
    private static final String[] SCHEMES = {
        "bearer",
        "basic",
        "token",
        "apikey",
        "api-key",
        "ssws",
        "geniekey",
        "digest",
        "bot",
        "key",
        "splunk",
        "negotiate",
        "snowflake token=",
        "sharedkey",
        "aws",
        "nlauth"
    };

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (!Boundary.before(text, hit)) {
            return;
        }
        if (text.regionMatches(true, hit, "bearer ", 0, 7)) {
            credential(scan, Separator.blanks(text, hit + 7), false);
        } else if (text.regionMatches(true, hit, "basic ", 0, 6)) {
            basic(scan, Separator.blanks(text, hit + 6));
        } else {
            header(scan, hit);
        }
    }

    private void header(Scan scan, int hit) {
        String text = scan.text();
        int end = hit;
        while (end < text.length()
                && (Boundary.isWord(text.charAt(end)) || text.charAt(end) == '-' || text.charAt(end) == '_')) {
            end++;
        }
        int at = Separator.blanks(text, Separator.closers(text, end));
        if (at >= text.length() || (text.charAt(at) != ':' && text.charAt(at) != '=' && text.charAt(at) != ',')) {
            return;
        }
        int from = at + (text.startsWith("=>", at) ? 2 : 1);
        from = Separator.blanks(text, from);
        while (from < text.length() && (Quotes.isQuote(text.charAt(from)) || text.charAt(from) == '\\')) {
            from++;
        }
        boolean scheme = false;
        for (String each : SCHEMES) {
            if (text.regionMatches(true, from, each, 0, each.length())
                    && from + each.length() < text.length()
                    && (text.charAt(from + each.length()) == ' ' || each.endsWith("="))) {
                from = Separator.blanks(text, from + each.length());
                scheme = true;
                break;
            }
        }
        credential(scan, from, scheme);
    }

    private void credential(Scan scan, int from, boolean scheme) {
        String text = scan.text();
        int end = end(text, from);
        scan.patience().spend(end - from);
        if (end - from < 8 || Placeholder.isValue(text.substring(from, end))) {
            scan.seenUpTo(end);
            return;
        }
        Mixture mixture = Mixture.of(text, from, end);
        boolean random = mixture.letters() > 0
                && (mixture.digits() > 0 || (end - from >= 16 && mixture.upper() > 1 && mixture.lower() > 1))
                && Randomness.entropy(text, from, end) >= 2.5;
        if (random && (scheme || end - from >= 12)) {
            scan.found(from, end, "authorization", Scan.NAMED);
        } else {
            scan.seenUpTo(end);
        }
    }

    /** A name and a password in base64; the word alone says nothing. */
    private static void basic(Scan scan, int from) {
        String text = scan.text();
        int end = end(text, from);
        scan.patience().spend(end - from);
        if (end - from < 6) {
            return;
        }
        try {
            String value = text.substring(from, end);
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
            int colon = pair.indexOf(':');
            boolean printable = pair.chars().allMatch(c -> c >= ' ' && c < 0x7f);
            if (printable
                    && colon >= 0
                    && pair.length() > colon + 1
                    && !pair.equals("user:password")
                    && !pair.equals("username:password")
                    && !pair.equals("user:pass")) {
                scan.found(from, end, "authorization", Scan.NAMED);
            }
        } catch (IllegalArgumentException e) {
            // No base64, and so nothing that this scheme could carry.
            return;
        }
    }

    private static int end(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST);
        int end = from;
        while (end < most && (Boundary.isWord(text.charAt(end)) || "-._~+/=:!$%".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':')) {
            end--;
        }
        return end;
    }
}
