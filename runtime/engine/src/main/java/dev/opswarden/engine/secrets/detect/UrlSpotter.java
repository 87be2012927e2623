package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;
import java.util.Locale;
import java.util.Set;

/** Credentials in an address: {@code postgres://user:…@host}, {@code https://…@host}. */
final class UrlSpotter implements Spotter {

    static final String KEYWORD = "://";

    private static final int LONGEST = 1_000;
    private static final Set<String> WORDS = Set.of(
            "password",
            "pass",
            "passwd",
            "pwd",
            "pw",
            "secret",
            "token",
            "user",
            "username",
            "p",
            "x",
            "xxx",
            "host",
            "oauth2",
            "x-oauth-basic");

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (hit == 0 || !Boundary.isWord(text.charAt(hit - 1))) {
            return;
        }
        int from = hit + KEYWORD.length();
        int end = from;
        int slash = -1;
        int at = -1;
        int atBeforeSlash = -1;
        int most = Math.min(text.length(), from + LONGEST);
        while (end < most && !endsUrl(text.charAt(end)) && !text.startsWith(KEYWORD, end)) {
            char c = text.charAt(end);
            if (c == '@') {
                at = end;
                atBeforeSlash = slash < 0 ? end : atBeforeSlash;
            } else if (slash < 0 && (c == '/' || c == '?' || c == '#')) {
                slash = end;
            }
            end++;
        }
        scan.patience().spend(end - from);
        if (at < 0) {
            return;
        }
        int colon = text.indexOf(':', from);
        if (atBeforeSlash >= 0) {
            credentials(scan, from, colon >= 0 && colon < atBeforeSlash ? colon : -1, atBeforeSlash);
        } else if (colon > 0 && colon < slash && !isPort(text, colon + 1, slash)) {
            // A slash in the password that should have been escaped.
            credentials(scan, from, colon, at);
        }
    }

    private static void credentials(Scan scan, int from, int colon, int at) {
        String text = scan.text();
        if (colon < 0) {
            alone(scan, from, at);
            return;
        }
        int start = colon + 1;
        if (at > start && !isExample(text.substring(start, at))) {
            scan.found(start, at, "url-password", Scan.NAMED);
        } else if (at == start || text.startsWith("x-oauth-basic", start)) {
            alone(scan, from, colon);
        }
    }

    /** A token in the place of a user: the name of a person is no such thing. */
    private static void alone(Scan scan, int from, int end) {
        String text = scan.text();
        Mixture mixture = Mixture.of(text, from, end);
        boolean random = end - from >= 16
                && mixture.digits() > 1
                && mixture.letters() > 0
                && Randomness.entropy(text, from, end) >= 3.0;
        boolean dsn = text.startsWith("sentry.io", end + 1)
                || text.substring(end, Math.min(text.length(), end + 40)).contains("ingest.");
        if (random && !dsn && !Placeholder.isValue(text.substring(from, end))) {
            scan.found(from, end, "url-token", Scan.NAMED);
        }
    }

    private static boolean isExample(String value) {
        return WORDS.contains(value.toLowerCase(Locale.ROOT))
                || Placeholder.isVariable(value)
                || isStars(value)
                || value.toLowerCase(Locale.ROOT).startsWith("your")
                || value.equalsIgnoreCase("changeme");
    }

    private static boolean isStars(String value) {
        return Chars.hasOnly(value, "*.xX…•-");
    }

    private static boolean isPort(String text, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i == end && i > from;
    }

    private static boolean endsUrl(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`' || c == ',' || c == '\\'
                || c == '|' || c == '”';
    }
}
